import { weightedAverage } from './average-over-classes.ts'
import { classCounts, precisionOf } from './class-counts.ts'
import { confusionMatrix } from './confusion-matrix.ts'
import type { Metric } from './metric.ts'

/** Precision of each class, averaged: classes count by their rows. */
export const precisionWeighted: Metric = {
  name: 'precisionWeighted',
  title: 'Precision (weighted)',
  tasks: ['binary', 'multiclass'],
  greaterIsBetter: true,
  range: [0, 1],
  score: (actual, predicted, weights, rule) =>
    weightedAverage(classCounts(confusionMatrix(actual, predicted, weights, rule)), precisionOf),
}
