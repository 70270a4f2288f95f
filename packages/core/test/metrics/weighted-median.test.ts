import { expect, it } from 'vitest'
import { weightedMedian } from '../../src/metrics/weighted-median.ts'
import { randomFrom } from '../../src/util/random.ts'

it('gives the same bits without weights as with a weight of one for each', () => {
  const random = randomFrom(7, 'median')
  for (let count = 1; count <= 60; count++) {
    const values = Float64Array.from({ length: count }, () => random.integer(30) / 7)
    const before = values.slice()
    expect(weightedMedian(values)).toBe(weightedMedian(values, new Float64Array(count).fill(1)))
    expect(values).toEqual(before)
  }
})

it('lies between the two in the middle of an even number, and is none of nothing', () => {
  expect(weightedMedian(Float64Array.of(9, 1, 4, 2))).toBe(3)
  expect(weightedMedian(Float64Array.of(9, 1, 4), Float64Array.of(0, 1, 1))).toBe(2.5)
  expect(weightedMedian(new Float64Array(0))).toBeNaN()
})
