import { describe, expect, it } from 'vitest'
import { interpolate } from '../../src/models/interpolate.ts'
import { conformalIntervals } from '../../src/search/conformal-intervals.ts'
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

/** Predictions and what comes true, by the noise around them. */
const noises: { readonly [name: string]: (value: number, normal: () => number) => number } = {
  'even noise': (value, normal) => value + 5 * normal(),
  'noise that grows with the prediction': (value, normal) => value * (1 + 0.3 * normal()),
  'noise with long tails on one side': (value, normal) => value + 4 * Math.exp(normal()) - 4,
  'whole numbers': (value, normal) => Math.round(value / 20 + 0.6 * normal()),
  'noughts below, amounts above': (value, normal) => (value + 4 * normal() < 45 ? 0 : value + 10 * normal()),
}

/** By fifths of the prediction. */
function coverageOfFifths(noise: string, seed: number): readonly number[] {
  const random = randomFrom(seed, noise)
  const draw = (count: number) => {
    const predicted = Float64Array.from({ length: count }, () => 100 * random.next()).sort()
    return { predicted, actual: predicted.map((value) => noises[noise](value, () => random.normal())) }
  }
  const scale = noise === 'whole numbers' ? 1 / 20 : 1
  const learned = draw(5000)
  const fresh = draw(20_000)
  const band = conformalIntervals(
    learned.actual,
    learned.predicted.map((value) => scale * value),
  )!
  return [0, 1, 2, 3, 4].map((fifth) => {
    const rows = Array.from({ length: 4000 }, (_, i) => 4000 * fifth + i)
    const inside = rows.filter((row) => {
      const value = scale * fresh.predicted[row]
      const error = fresh.actual[row] - value
      return error >= -interpolate(band.at, band.lower, value) && error <= interpolate(band.at, band.upper, value)
    })
    return inside.length / rows.length
  })
}

describe('conformalIntervals', () => {
  const learned = cases(3000, 1)
  const intervals = conformalIntervals(learned.actual, learned.predicted, 0.9)!
  const fresh = cases(20_000, 2)
  const isInside = (i: number) => {
    const value = fresh.predicted[i]
    const error = fresh.actual[i] - value
    return (
      error >= -interpolate(intervals.at, intervals.lower, value) &&
      error <= interpolate(intervals.at, intervals.upper, value)
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

  it('covers the upper half as promised though the lower half is predicted without an error', () => {
    const random = randomFrom(3, 'half exact')
    const draw = (count: number) => {
      const predicted = Float64Array.from({ length: count }, () => 100 * random.next())
      return { predicted, actual: predicted.map((value) => (value < 50 ? value : value + random.normal())) }
    }
    const train = draw(4000)
    const { at, lower, upper } = conformalIntervals(train.actual, train.predicted)!
    const test = draw(20_000)
    const above = Array.from(test.predicted.keys()).filter((i) => test.predicted[i] > 60)
    const inside = above.filter((i) => {
      const error = test.actual[i] - test.predicted[i]
      return error >= -interpolate(at, lower, test.predicted[i]) && error <= interpolate(at, upper, test.predicted[i])
    })
    expect(Math.abs(inside.length / above.length - 0.9)).toBeLessThan(0.02)
  })

  it('covers new rows, on average over many small tables, at least as promised', () => {
    const coverages = Array.from({ length: 200 }, (_, seed) => {
      const train = cases(40, 100 + seed)
      const band = conformalIntervals(train.actual, train.predicted)!
      const test = cases(100, 1000 + seed)
      const inside = Array.from(test.predicted.keys()).filter((i) => {
        const value = test.predicted[i]
        const error = test.actual[i] - value
        return error >= -interpolate(band.at, band.lower, value) && error <= interpolate(band.at, band.upper, value)
      })
      return inside.length / test.predicted.length
    })
    const mean = coverages.reduce((sum, coverage) => sum + coverage, 0) / coverages.length
    expect(mean).toBeGreaterThan(0.88)
    expect(mean).toBeLessThan(0.94)
  })

  it.each(Object.keys(noises))('covers each fifth of the prediction as promised: %s', (noise) => {
    const draws = [1, 2, 3, 4].map((seed) => coverageOfFifths(noise, seed))
    for (const fifth of [0, 1, 2, 3, 4]) {
      const mean = draws.reduce((sum, draw) => sum + draw[fifth], 0) / draws.length
      expect(mean).toBeGreaterThan(0.885)
      // Where nearly all rows are one number an interval that holds it covers nearly all.
      expect(mean).toBeLessThan(noise.startsWith('noughts') && fifth < 2 ? 0.95 : 0.915)
    }
  })

  it('gives the same points whatever the order of the rows', () => {
    const { predicted, actual } = cases(700, 5)
    const turned = conformalIntervals(actual.toReversed(), predicted.toReversed(), 0.9)
    expect(turned).toEqual(conformalIntervals(actual, predicted, 0.9))
  })

  it('says nothing from a handful of rows', () => {
    expect(conformalIntervals(Float64Array.of(1, 2), Float64Array.of(1, 2))).toBeNull()
  })
})
