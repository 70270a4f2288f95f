import { meanError } from './mean-error.ts'
import type { Metric } from './metric.ts'

/** Mean absolute error as a share of the mean size of actual and predicted (0 to 2); 0 where both are zero. */
export const smape: Metric = {
  name: 'smape',
  title: 'Symmetric percentage error',
  tasks: ['regression'],
  greaterIsBetter: false,
  range: [2, 0],
  score: (actual, predicted, weights) => meanError(actual, predicted, weights, symmetricShare),
}

function symmetricShare(actual: number, predicted: number): number {
  const size = (Math.abs(actual) + Math.abs(predicted)) / 2
  return size > 0 ? Math.abs(actual - predicted) / size : 0
}
