import { macroAverage } from './average-over-classes.ts'
import { classCounts, recallOf } from './class-counts.ts'
import { confusionMatrix } from './confusion-matrix.ts'
import type { Metric } from './metric.ts'

/** Recall of each class, averaged: every class counts the same. */
export const recallMacro: Metric = {
  name: 'recallMacro',
  title: 'Recall (macro)',
  tasks: ['binary', 'multiclass'],
  greaterIsBetter: true,
  range: [0, 1],
  score: (actual, predicted, weights, rule) =>
    macroAverage(classCounts(confusionMatrix(actual, predicted, weights, rule)), recallOf),
}
