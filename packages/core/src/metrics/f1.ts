import { classCounts, f1Of } from './class-counts.ts'
import { confusionMatrix } from './confusion-matrix.ts'
import type { Metric } from './metric.ts'

/** Harmonic mean of precision and recall of the positive class. */
export const f1: Metric = {
  name: 'f1',
  title: 'F1',
  tasks: ['binary'],
  greaterIsBetter: true,
  range: [0, 1],
  score: (actual, predicted, weights, rule) => f1Of(classCounts(confusionMatrix(actual, predicted, weights, rule))[1]),
}
