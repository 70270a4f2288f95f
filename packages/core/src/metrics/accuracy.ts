import { confusionMatrix } from './confusion-matrix.ts'
import type { Metric } from './metric.ts'

/** Share of rows whose class is right. */
export const accuracy: Metric = {
  name: 'accuracy',
  title: 'Accuracy',
  tasks: ['binary', 'multiclass'],
  greaterIsBetter: true,
  range: [0, 1],
  score(actual, predicted, weights, rule) {
    const { width, counts } = confusionMatrix(actual, predicted, weights, rule)
    let hits = 0
    let total = 0
    for (let i = 0; i < counts.length; i++) {
      total += counts[i]
      if (i % (width + 1) === 0) hits += counts[i]
    }
    return hits / total
  },
}
