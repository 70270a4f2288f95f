import { meanError } from './mean-error.ts'
import type { Metric } from './metric.ts'

/** Mean squared error. */
export const mse: Metric = {
  name: 'mse',
  title: 'Mean squared error',
  tasks: ['regression'],
  greaterIsBetter: false,
  range: [Infinity, 0],
  score: (actual, predicted, weights) => meanError(actual, predicted, weights, (a, p) => (a - p) * (a - p)),
}
