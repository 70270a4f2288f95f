import { areaUnderRoc } from './area-under-roc.ts'
import type { Metric } from './metric.ts'
import { oneAgainstRest } from './one-against-rest.ts'

/** Chance that a random row of the class scores above a random other row; several classes: mean, each against the rest. */
export const rocAuc: Metric = {
  name: 'rocAuc',
  title: 'ROC AUC',
  tasks: ['binary', 'multiclass'],
  greaterIsBetter: true,
  range: [0, 1],
  score: (actual, predicted, weights) => oneAgainstRest(actual, predicted, weights, areaUnderRoc),
}
