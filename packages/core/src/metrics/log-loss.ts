import { log } from '../util/log.ts'
import type { Metric } from './metric.ts'

/** Smallest probability that is charged: the float64 epsilon, as in scikit-learn. */
const epsilon = 2.220446049250313e-16

/** Mean of −ln(probability given to the class that came true). */
export const logLoss: Metric = {
  name: 'logLoss',
  title: 'Log loss',
  tasks: ['binary', 'multiclass'],
  greaterIsBetter: false,
  range: [36.04365338911715, 0],
  score(actual, { values, width, rowCount }, weights) {
    let sum = 0
    let total = 0
    for (let row = 0; row < rowCount; row++) {
      const weight = weights ? weights[row] : 1
      const probability = values[row * width + actual[row]]
      sum -= weight * log(Math.min(1 - epsilon, Math.max(epsilon, probability)))
      total += weight
    }
    return sum / total
  },
}
