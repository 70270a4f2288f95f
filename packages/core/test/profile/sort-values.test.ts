import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { radixSort } from '../../src/util/radix-sort.ts'
import { sortValues } from '../../src/profile/sort-values.ts'
import { randomFrom } from '../../src/util/random.ts'

const naive = (values: Float64Array): number[] => [...values].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0))

describe('radix sort', () => {
  it('gives what a comparing sort gives, whatever the numbers', () => {
    fc.assert(
      fc.property(fc.float64Array({ noNaN: true, maxLength: 300 }), (values) => {
        const given = values.map((value) => value + 0)
        expect([...radixSort(given.slice())]).toEqual(naive(given))
      }),
    )
  })

  it('reads a part of a longer buffer', () => {
    const buffer = Float64Array.of(9, 3, -1, 2, 7)
    expect([...radixSort(buffer.subarray(1, 4))]).toEqual([-1, 2, 3])
    expect([buffer[0], buffer[4]]).toEqual([9, 7])
  })
})

describe('sorted values of a column', () => {
  it.each([
    ['prices', (u: number) => Math.floor(u * 1e5) / 100],
    ['signed amounts', (u: number) => (u - 0.5) * 1e6],
    ['one value', () => 5],
    ['huge and tiny', (u: number) => (u < 0.5 ? u * 1e-300 : -u * 1e300)],
  ])('%s come in order, without missing and infinite ones', (_, draw) => {
    const random = randomFrom(5, 'sort')
    const values = Float64Array.from({ length: 6000 }, (_unused, i) =>
      i % 1000 === 0 ? -Infinity : i % 1001 === 0 ? NaN : i % 7 === 0 ? -0 : draw(random.next()),
    )
    const missing = Uint8Array.from(values, (_value, row) => (row % 5 === 0 ? 1 : 0))
    const kept = values.filter((value, row) => missing[row] === 0 && Number.isFinite(value))
    const sorted = sortValues(values, missing)
    expect([...sorted]).toEqual(naive(kept.map((value) => value + 0)))
    expect(sorted.some((value) => Object.is(value, -0))).toBe(false)
  })
})
