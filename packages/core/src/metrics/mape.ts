import { meanError } from './mean-error.ts'
import type { Metric } from './metric.ts'

/** An actual value of zero is taken as this, as in scikit-learn. */
const epsilon = 2.220446049250313e-16

/** Mean absolute error as a share of the actual value; useless where the target touches zero. */
export const mape: Metric = {
  name: 'mape',
  title: 'Mean absolute percentage error',
  tasks: ['regression'],
  greaterIsBetter: false,
  range: [Infinity, 0],
  score: (actual, predicted, weights) =>
    meanError(actual, predicted, weights, (a, p) => Math.abs(a - p) / Math.max(epsilon, Math.abs(a))),
}
