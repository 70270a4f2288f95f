import { weightedAverage } from './average-over-classes.ts'
import { classCounts, f1Of } from './class-counts.ts'
import { confusionMatrix } from './confusion-matrix.ts'
import type { Metric } from './metric.ts'

/** F1 of each class, averaged: classes count by their rows. */
export const f1Weighted: Metric = {
  name: 'f1Weighted',
  title: 'F1 (weighted)',
  tasks: ['binary', 'multiclass'],
  greaterIsBetter: true,
  range: [0, 1],
  score: (actual, predicted, weights, rule) =>
    weightedAverage(classCounts(confusionMatrix(actual, predicted, weights, rule)), f1Of),
}
