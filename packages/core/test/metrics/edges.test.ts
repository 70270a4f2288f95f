import { describe, expect, it } from 'vitest'
import { metrics } from '../../src/metrics/index.ts'
import { classes, positive, values } from './predictions.ts'

const of = (...numbers: number[]) => Float64Array.from(numbers)

describe('metrics at the edges', () => {
  it('gives equal scores half a point in ROC AUC', () => {
    expect(metrics.rocAuc.score(of(0, 1), positive([0.5, 0.5]))).toBe(0.5)
  })

  it('has no ROC AUC for one class', () => {
    expect(metrics.rocAuc.score(of(1, 1), positive([0.2, 0.9]))).toBeNaN()
  })

  it('leaves classes without rows out of a multiclass AUC', () => {
    const rows = classes([
      [0.6, 0.3, 0.1],
      [0.2, 0.7, 0.1],
    ])
    expect(metrics.rocAuc.score(of(0, 1), rows)).toBe(1)
  })

  it('charges an impossible outcome at most −ln ε', () => {
    expect(metrics.logLoss.score(of(1), positive([0]))).toBeCloseTo(36.04365338911715, 12)
  })

  it('takes precision of nothing as zero', () => {
    expect(metrics.precision.score(of(0, 1), positive([0.1, 0.2]))).toBe(0)
  })

  it('decides by the threshold given, and at it', () => {
    expect(metrics.recall.score(of(1, 1), positive([0.3, 0.2]), undefined, 0.3)).toBe(0.5)
  })

  it('scores a constant target 1 when it is met and 0 when not, in R²', () => {
    expect(metrics.r2.score(of(2, 2), values([2, 2]))).toBe(1)
    expect(metrics.r2.score(of(2, 2), values([2, 3]))).toBe(0)
  })

  it('has a symmetric error of 0 where both are zero', () => {
    expect(metrics.smape.score(of(0, 1), values([0, 1]))).toBe(0)
  })
})
