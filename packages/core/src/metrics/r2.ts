import { meanError } from './mean-error.ts'
import type { Metric } from './metric.ts'
import { weightedMean } from './weighted-mean.ts'

/** Share of the target's variance that is explained; a constant target gives 1 when met exactly, else 0. */
export const r2: Metric = {
  name: 'r2',
  title: 'R²',
  tasks: ['regression'],
  greaterIsBetter: true,
  range: [-Infinity, 1],
  score(actual, predicted, weights) {
    const mean = weightedMean(actual, weights)
    const residual = meanError(actual, predicted, weights, (a, p) => (a - p) * (a - p))
    const total = meanError(actual, predicted, weights, (a) => (a - mean) * (a - mean))
    if (total === 0) return residual === 0 ? 1 : 0
    return 1 - residual / total
  },
}
