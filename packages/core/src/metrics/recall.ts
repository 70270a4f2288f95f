import { classCounts, recallOf } from './class-counts.ts'
import { confusionMatrix } from './confusion-matrix.ts'
import type { Metric } from './metric.ts'

/** Of the rows of the positive class, the share that was found. */
export const recall: Metric = {
  name: 'recall',
  title: 'Recall',
  tasks: ['binary'],
  greaterIsBetter: true,
  range: [0, 1],
  score: (actual, predicted, weights, rule) =>
    recallOf(classCounts(confusionMatrix(actual, predicted, weights, rule))[1]),
}
