import { macroAverage } from './average-over-classes.ts'
import { classCounts, f1Of } from './class-counts.ts'
import { confusionMatrix } from './confusion-matrix.ts'
import type { Metric } from './metric.ts'

/** F1 of each class, averaged: every class counts the same. */
export const f1Macro: Metric = {
  name: 'f1Macro',
  title: 'F1 (macro)',
  tasks: ['binary', 'multiclass'],
  greaterIsBetter: true,
  range: [0, 1],
  score: (actual, predicted, weights, rule) =>
    macroAverage(classCounts(confusionMatrix(actual, predicted, weights, rule)), f1Of),
}
