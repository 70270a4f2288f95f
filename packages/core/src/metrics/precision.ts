import { classCounts, precisionOf } from './class-counts.ts'
import { confusionMatrix } from './confusion-matrix.ts'
import type { Metric } from './metric.ts'

/** Of the rows taken for the positive class, the share that is it. */
export const precision: Metric = {
  name: 'precision',
  title: 'Precision',
  tasks: ['binary'],
  greaterIsBetter: true,
  range: [0, 1],
  score: (actual, predicted, weights, rule) =>
    precisionOf(classCounts(confusionMatrix(actual, predicted, weights, rule))[1]),
}
