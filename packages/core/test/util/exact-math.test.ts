import { describe, expect, it } from 'vitest'
import { cos } from '../../src/util/cos.ts'
import { exp } from '../../src/util/exp.ts'
import { expm1 } from '../../src/util/expm1.ts'
import { log, log1p } from '../../src/util/log.ts'
import { pow } from '../../src/util/pow.ts'
import { sha256Hex } from '../../src/util/hash.ts'
import { randomFrom } from '../../src/util/random.ts'
import { sin } from '../../src/util/sin.ts'

const float = new Float64Array(1)
const bits = new BigInt64Array(float.buffer)

/** Position among all float64, in order. */
function ordinal(x: number): bigint {
  float[0] = x
  return bits[0] < 0n ? -(bits[0] & 0x7fffffffffffffffn) : bits[0]
}

function ulps(a: number, b: number): number {
  if (Object.is(a, b) || (a !== a && b !== b)) return 0
  if (a !== a || b !== b) return Infinity
  const distance = ordinal(a) - ordinal(b)
  return Number(distance < 0n ? -distance : distance)
}

const random = randomFrom(1, 'exact math')
const wide = (): number => (random.next() - 0.5) * 10 ** (random.next() * 20 - 10)
const positive = (): number => 10 ** (random.next() * 620 - 310)
const special = [
  0,
  -0,
  1,
  -1,
  0.5,
  2,
  -2,
  3,
  1e-310,
  5e-324,
  -5e-324,
  709.78,
  710,
  -745,
  -746,
  1e308,
  Infinity,
  -Infinity,
  NaN,
]

describe.each([
  ['exp', exp, Math.exp, () => (random.next() - 0.5) * 1500],
  ['expm1', expm1, Math.expm1, wide],
  ['log', log, Math.log, positive],
  ['log near 1', log, Math.log, () => 1 + (random.next() - 0.5) * 10 ** (-random.next() * 10)],
  ['log1p', log1p, Math.log1p, wide],
  ['sin', sin, Math.sin, wide],
  ['cos', cos, Math.cos, wide],
  ['sin of huge angles', sin, Math.sin, () => 10 ** (random.next() * 300)],
  ['cos of huge angles', cos, Math.cos, () => -(10 ** (random.next() * 300))],
] as const)('%s', (_, own, engine, draw) => {
  it('is within 2 ulp of the engine over its range', () => {
    let worst = { ulps: 0, x: 0 }
    for (let i = 0; i < 30_000; i++) {
      const x = draw()
      const distance = ulps(own(x), engine(x))
      if (distance > worst.ulps) worst = { ulps: distance, x }
    }
    expect(worst.ulps, `at ${worst.x}`).toBeLessThanOrEqual(2)
  })

  it('agrees on special values', () => {
    for (const x of special) expect(ulps(own(x), engine(x)), `at ${x}`).toBeLessThanOrEqual(1)
  })
})

describe('pow', () => {
  it('is within 2 ulp of the engine', () => {
    for (let i = 0; i < 50_000; i++) {
      const x = 10 ** ((random.next() - 0.5) * (i % 3 === 0 ? 600 : 4))
      const y = (random.next() - 0.5) * (i % 2 === 0 ? 10 : 1000)
      expect(ulps(pow(x, y), Math.pow(x, y)), `${x} ^ ${y}`).toBeLessThanOrEqual(2)
    }
  })

  it('agrees on every pair of special values', () => {
    for (const x of special)
      for (const y of special) expect(ulps(pow(x, y), Math.pow(x, y)), `${x} ^ ${y}`).toBeLessThanOrEqual(1)
  })
})

/** Frozen: a change of one bit anywhere changes every model. */
it('the bits over a fixed grid are these on every engine', () => {
  const values: number[] = []
  for (let i = 1; i <= 4000; i++) {
    const x = i * 0.173 - 300
    values.push(exp(x), expm1(x / 100), log(i * 1.37), log1p(i / 4001), sin(x * x), cos(x * 1e5), pow(i / 7, x / 50))
  }
  expect(sha256Hex(new Uint8Array(Float64Array.from(values).buffer))).toBe(
    '17992da9441d424529e50f96e517b76816dccadccd06b1f19b91b36597ef2b03',
  )
})
