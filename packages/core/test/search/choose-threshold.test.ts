import { describe, expect, it } from 'vitest'
import { metrics } from '../../src/metrics/index.ts'
import { chooseThreshold } from '../../src/search/choose-threshold.ts'
import { randomFrom } from '../../src/util/random.ts'
import { positive } from '../metrics/predictions.ts'

const random = randomFrom(2, 'threshold')
const probability = Array.from({ length: 500 }, () => random.next() * random.next())
const actual = Float64Array.from(probability, (p) => (random.next() < p ? 1 : 0))
const data = { actual, predicted: positive(probability) }

describe('chooseThreshold', () => {
  it.each(['accuracy', 'f1', 'balancedAccuracy', 'mcc', 'kappa'] as const)(
    'no threshold of a fine grid has a better %s',
    (goal) => {
      const chosen = metrics[goal].score(actual, data.predicted, undefined, chooseThreshold(data, goal))
      const grid = Array.from({ length: 1001 }, (_, i) =>
        metrics[goal].score(actual, data.predicted, undefined, i / 1000),
      )
      expect(chosen).toBeGreaterThanOrEqual(Math.max(...grid) - 1e-12)
    },
  )

  it('says yes earlier when misses cost more', () => {
    const costly = chooseThreshold(data, { falsePositive: 1, falseNegative: 10 })
    const cheap = chooseThreshold(data, { falsePositive: 10, falseNegative: 1 })
    expect(costly).toBeLessThan(cheap)
    expect(costly).toBeCloseTo(1 / 11, 1)
  })
})
