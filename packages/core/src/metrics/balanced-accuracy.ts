import { classCounts, recallOf } from './class-counts.ts'
import { confusionMatrix } from './confusion-matrix.ts'
import type { Metric } from './metric.ts'

/** Mean recall of the classes that have rows. */
export const balancedAccuracy: Metric = {
  name: 'balancedAccuracy',
  title: 'Balanced accuracy',
  tasks: ['binary', 'multiclass'],
  greaterIsBetter: true,
  range: [0, 1],
  score(actual, predicted, weights, rule) {
    const present = classCounts(confusionMatrix(actual, predicted, weights, rule)).filter((c) => c.actual > 0)
    return present.reduce((sum, counts) => sum + recallOf(counts), 0) / present.length
  },
}
