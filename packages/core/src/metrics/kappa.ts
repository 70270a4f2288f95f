import { classCounts } from './class-counts.ts'
import { confusionMatrix } from './confusion-matrix.ts'
import type { Metric } from './metric.ts'

/** Cohen's kappa: agreement beyond what the class shares alone would give; 0 where chance already agrees always. */
export const kappa: Metric = {
  name: 'kappa',
  title: 'Cohen’s kappa',
  tasks: ['binary', 'multiclass'],
  greaterIsBetter: true,
  range: [-1, 1],
  score(actual, predicted, weights, rule) {
    const classes = classCounts(confusionMatrix(actual, predicted, weights, rule))
    const total = classes.reduce((sum, c) => sum + c.actual, 0)
    const agreed = classes.reduce((sum, c) => sum + c.hits, 0) / total
    const byChance = classes.reduce((sum, c) => sum + (c.actual / total) * (c.predicted / total), 0)
    return byChance < 1 ? 1 - (1 - agreed) / (1 - byChance) : 0
  },
}
