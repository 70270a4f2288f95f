import { describe, expect, it } from 'vitest'
import { randomFrom } from '../../src/util/random.ts'
import { selectSmallest } from '../../src/util/select-smallest.ts'

describe('selectSmallest', () => {
  it('finds what stands at every place of the sorted numbers, with ties, and parts the others around it', () => {
    const random = randomFrom(1)
    for (const levels of [1, 3, 1000])
      for (const length of [1, 2, 7, 60]) {
        const numbers = Float64Array.from({ length }, () => random.integer(levels) - levels / 2)
        const sorted = numbers.slice().sort()
        for (let place = 0; place < length; place++) {
          const parted = numbers.slice()
          expect(selectSmallest(parted, place)).toBe(sorted[place])
          expect(Math.max(-Infinity, ...parted.subarray(0, place))).toBeLessThanOrEqual(sorted[place])
          expect(parted.slice().sort()).toEqual(sorted)
        }
      }
  })
})
