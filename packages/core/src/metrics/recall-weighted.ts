import { weightedAverage } from './average-over-classes.ts'
import { classCounts, recallOf } from './class-counts.ts'
import { confusionMatrix } from './confusion-matrix.ts'
import type { Metric } from './metric.ts'

/** Recall of each class, averaged: classes count by their rows. */
export const recallWeighted: Metric = {
  name: 'recallWeighted',
  title: 'Recall (weighted)',
  tasks: ['binary', 'multiclass'],
  greaterIsBetter: true,
  range: [0, 1],
  score: (actual, predicted, weights, rule) =>
    weightedAverage(classCounts(confusionMatrix(actual, predicted, weights, rule)), recallOf),
}
