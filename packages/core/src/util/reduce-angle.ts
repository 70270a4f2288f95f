import { powerOfTwo } from './power-of-two.ts'

/** x = quarter · π/2 + (high + low), |high| ≤ π/4; quarter modulo 4. */
export interface ReducedAngle {
  readonly quarter: number
  readonly high: number
  readonly low: number
}

const TWO_OVER_PI = 6.36619772367581382433e-1
// π/2 in three pieces of 33 bits and a rest: a piece times a 20-bit integer is exact
const PIECE_1 = 1.57079632673412561417
const REST_1 = 6.07710050650619224932e-11
const PIECE_2 = 6.0771005063039659766e-11
const REST_2 = 2.02226624879595063154e-21
const PIECE_3 = 2.0222662487111664558e-21
const REST_3 = 8.47842766036889956997e-32
const LARGEST_BY_PIECES = 1647099 // 2^20 · π/2

/** Brings a finite angle into [−π/4, π/4] without losing digits (Cody and Waite; whole-number arithmetic beyond 2^20 · π/2). */
export function reduceAngle(x: number): ReducedAngle {
  const size = Math.abs(x)
  if (size <= 0.7853981633974483) return { quarter: 0, high: x, low: 0 }
  if (size >= LARGEST_BY_PIECES) return reduceByIntegers(x)
  const n = Math.floor(x * TWO_OVER_PI + 0.5)
  let r = x - n * PIECE_1
  let w = n * REST_1
  let high = r - w
  if (Math.abs(high) * 65536 < size) {
    const before = r
    w = n * PIECE_2
    r = before - w
    w = n * REST_2 - (before - r - w)
    high = r - w
    if (Math.abs(high) * 562949953421312 < size) {
      const second = r
      w = n * PIECE_3
      r = second - w
      w = n * REST_3 - (second - r - w)
      high = r - w
    }
  }
  return { quarter: ((n % 4) + 4) % 4, high, low: r - high - w }
}

const FRACTION_BITS = 1200n
let halfPi: bigint | undefined

function reduceByIntegers(x: number): ReducedAngle {
  const period = (halfPi ??= machinPi() / 2n)
  const size = Math.abs(x)
  const floor = Math.floor(size)
  // 2^20 < |x|: at most 32 bits stand after the point
  const whole = (BigInt(floor) << FRACTION_BITS) + (BigInt((size - floor) * 4294967296) << (FRACTION_BITS - 32n))
  let n = whole / period
  let rest = whole - n * period
  if (rest * 2n > period) {
    n += 1n
    rest -= period
  }
  const sign = x < 0 ? -1 : 1
  const high = toNumber(rest)
  const low = toNumber(rest - fromNumber(high))
  const quarter = Number(n % 4n)
  return { quarter: sign < 0 ? (4 - quarter) % 4 : quarter, high: sign * high, low: sign * low }
}

/** π · 2^FRACTION_BITS by Machin's formula. */
function machinPi(): bigint {
  const guard = 32n
  const one = 1n << (FRACTION_BITS + guard)
  return (16n * arctangentOfInverse(5n, one) - 4n * arctangentOfInverse(239n, one)) >> guard
}

function arctangentOfInverse(n: bigint, one: bigint): bigint {
  let power = one / n
  let sum = power
  for (let k = 3n; power !== 0n; k += 2n) {
    power = -power / (n * n)
    sum += power / k
  }
  return sum
}

/** rest · 2^−FRACTION_BITS, cut to 53 bits: cut, not rounded, so that fromNumber gives it back exactly. */
function toNumber(rest: bigint): number {
  const size = rest < 0n ? -rest : rest
  const bits = size.toString(2).length
  const shift = bits > 53 ? BigInt(bits - 53) : 0n
  const exponent = Number(shift - FRACTION_BITS)
  const value = Number(size >> shift) * powerOfTwo(exponent >> 1) * powerOfTwo(exponent - (exponent >> 1))
  return rest < 0n ? -value : value
}

function fromNumber(value: number): bigint {
  let size = Math.abs(value)
  let shift = FRACTION_BITS
  if (size === 0) return 0n
  while (size < 4503599627370496) {
    size *= 2
    shift -= 1n
  }
  const scaled = shift >= 0n ? BigInt(size) << shift : BigInt(size) >> -shift
  return value < 0 ? -scaled : scaled
}
