import { meanError } from './mean-error.ts'
import type { Metric } from './metric.ts'

/** Mean absolute error, in the unit of the target. */
export const mae: Metric = {
  name: 'mae',
  title: 'Mean absolute error',
  tasks: ['regression'],
  greaterIsBetter: false,
  range: [Infinity, 0],
  score: (actual, predicted, weights) => meanError(actual, predicted, weights, (a, p) => Math.abs(a - p)),
}
