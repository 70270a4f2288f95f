import { averagePrecision } from './average-precision.ts'
import type { Metric } from './metric.ts'
import { oneAgainstRest } from './one-against-rest.ts'

/** Average precision: the mean precision over the recall gained; several classes: mean, each against the rest. */
export const prAuc: Metric = {
  name: 'prAuc',
  title: 'PR AUC',
  tasks: ['binary', 'multiclass'],
  greaterIsBetter: true,
  range: [0, 1],
  score: (actual, predicted, weights) => oneAgainstRest(actual, predicted, weights, averagePrecision),
}
