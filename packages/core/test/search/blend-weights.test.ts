import { describe, expect, it } from 'vitest'
import { blendPredictions, blendWeights } from '../../src/search/blend-weights.ts'
import { randomFrom } from '../../src/util/random.ts'
import { positive, values } from '../metrics/predictions.ts'

const random = randomFrom(4, 'blend test')
const actual = Float64Array.from({ length: 400 }, () => random.normal())
const noisy = (spread: number) => values([...actual].map((value) => value + spread * random.normal()))

describe('blendWeights', () => {
  it('sums to one', () => {
    const weights = blendWeights([noisy(1), noisy(1), noisy(2)], actual, { seed: 1 })
    expect(weights.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 12)
  })

  it('halves two equally good members with independent errors', () => {
    const weights = blendWeights([noisy(1), noisy(1)], actual, { seed: 1 })
    expect(Math.abs(weights[0] - 0.5)).toBeLessThan(0.15)
  })

  it('gives all to a member that is right', () => {
    const weights = blendWeights([noisy(1), values([...actual]), noisy(1)], actual, { seed: 1 })
    expect([...weights]).toEqual([0, 1, 0])
  })

  it('leaves out a member that only adds noise', () => {
    const classes = Float64Array.from({ length: 400 }, (_, i) => i % 2)
    const good = positive([...classes].map((c) => (c === 1 ? 0.8 : 0.2)))
    const bad = positive([...classes].map(() => random.next()))
    expect(blendWeights([bad, good], classes, { seed: 1 })[0]).toBe(0)
  })

  it('never gets worse than its best member, on the rows it learned from', () => {
    const members = [noisy(1), noisy(1.5), noisy(0.8)]
    const error = (prediction: { values: Float64Array }) =>
      prediction.values.reduce((sum, value, i) => sum + (value - actual[i]) ** 2, 0)
    const blend = blendPredictions(members, blendWeights(members, actual, { seed: 1 }))
    expect(error(blend)).toBeLessThan(Math.min(...members.map(error)))
  })

  it('counts rows by their weight', () => {
    const left = values([0, 0, 5, 5])
    const right = values([5, 5, 0, 0])
    const weights = blendWeights([left, right], Float64Array.of(0, 0, 0, 0), {
      seed: 1,
      weights: Float64Array.of(1, 1, 1e-6, 1e-6),
    })
    expect(weights[0]).toBeGreaterThan(0.9)
  })
})
