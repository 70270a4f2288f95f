import { classCounts } from './class-counts.ts'
import { confusionMatrix } from './confusion-matrix.ts'
import type { Metric } from './metric.ts'

/** Matthews correlation of actual and predicted classes (R_K for several); 0 where one of them is constant. */
export const mcc: Metric = {
  name: 'mcc',
  title: 'Matthews correlation',
  tasks: ['binary', 'multiclass'],
  greaterIsBetter: true,
  range: [-1, 1],
  score(actual, predicted, weights, rule) {
    const classes = classCounts(confusionMatrix(actual, predicted, weights, rule))
    const sum = (of: (counts: (typeof classes)[number]) => number) => classes.reduce((total, c) => total + of(c), 0)
    const n = sum((c) => c.actual)
    const covariance = n * sum((c) => c.hits) - sum((c) => c.actual * c.predicted)
    const spreadPredicted = n * n - sum((c) => c.predicted * c.predicted)
    const spreadActual = n * n - sum((c) => c.actual * c.actual)
    const spread = spreadPredicted * spreadActual
    return spread > 0 ? covariance / Math.sqrt(spread) : 0
  },
}
