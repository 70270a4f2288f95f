import { describe, expect, it } from 'vitest'
import { conformalIntervals, distanceAt } from '../../src/search/conformal-intervals.ts'
import { randomFrom } from '../../src/util/random.ts'

/** Errors that grow with the prediction and lean upwards. */
function cases(count: number, seed: number) {
  const random = randomFrom(seed, 'conformal')
  const predicted = Float64Array.from({ length: count }, () => 10 + 90 * random.next())
  const actual = predicted.map(
    (value) => value + 0.2 * value * (Math.abs(random.normal()) + 0.3 * random.normal() - 0.5),
  )
  return { predicted, actual }
}

describe('conformalIntervals', () => {
  const learned = cases(3000, 1)
  const intervals = conformalIntervals(learned.actual, learned.predicted, 0.9)!
  const fresh = cases(20_000, 2)
  const isInside = (i: number) => {
    const value = fresh.predicted[i]
    const error = fresh.actual[i] - value
    return (
      error >= -distanceAt(intervals.at, intervals.lower, value) &&
      error <= distanceAt(intervals.at, intervals.upper, value)
    )
  }
  const rows = Array.from(fresh.predicted.keys())

  it('covers new rows as promised', () => {
    expect(rows.filter(isInside).length / rows.length).toBeCloseTo(0.9, 1.6)
  })

  it('covers small and large predictions alike', () => {
    for (const [from, to] of [
      [10, 30],
      [30, 50],
      [50, 70],
      [70, 90],
    ]) {
      const some = rows.filter((i) => fresh.predicted[i] >= from && fresh.predicted[i] < to)
      expect(Math.abs(some.filter(isInside).length / some.length - 0.9)).toBeLessThan(0.03)
    }
  })

  it('is wider where errors are larger, and on the side where they are', () => {
    expect(intervals.upper.at(-1)).toBeGreaterThan(2 * intervals.upper[0])
    expect(intervals.upper.at(-1)).toBeGreaterThan(intervals.lower.at(-1)!)
  })

  it('says nothing from a handful of rows', () => {
    expect(conformalIntervals(Float64Array.of(1, 2), Float64Array.of(1, 2))).toBeNull()
  })
})
