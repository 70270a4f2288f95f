import { meanError } from './mean-error.ts'
import type { Metric } from './metric.ts'

/** Root of the mean squared error, in the unit of the target. */
export const rmse: Metric = {
  name: 'rmse',
  title: 'RMSE',
  tasks: ['regression'],
  greaterIsBetter: false,
  range: [Infinity, 0],
  score: (actual, predicted, weights) => Math.sqrt(meanError(actual, predicted, weights, (a, p) => (a - p) * (a - p))),
}
