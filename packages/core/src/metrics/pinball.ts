import { meanError } from './mean-error.ts'
import type { Metric } from './metric.ts'

/** Quantile loss at one half: half the mean absolute error. */
export const pinball: Metric = {
  name: 'pinball',
  title: 'Pinball loss (median)',
  tasks: ['regression'],
  greaterIsBetter: false,
  range: [Infinity, 0],
  score: (actual, predicted, weights) => meanError(actual, predicted, weights, (a, p) => 0.5 * Math.abs(a - p)),
}
