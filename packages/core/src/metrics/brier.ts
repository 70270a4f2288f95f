import type { Metric } from './metric.ts'

/** Mean squared distance of the probabilities from what came true; halved for two classes, as in scikit-learn. */
export const brier: Metric = {
  name: 'brier',
  title: 'Brier score',
  tasks: ['binary', 'multiclass'],
  greaterIsBetter: false,
  range: [2, 0],
  score(actual, { values, width, rowCount }, weights) {
    let sum = 0
    let total = 0
    for (let row = 0; row < rowCount; row++) {
      const weight = weights ? weights[row] : 1
      sum += weight * squaredDistance(values, row * width, width, actual[row])
      total += weight
    }
    return (width === 2 ? 0.5 : 1) * (sum / total)
  },
}

function squaredDistance(values: Float64Array, begin: number, width: number, actual: number): number {
  let sum = 0
  for (let k = 0; k < width; k++) {
    const difference = values[begin + k] - (k === actual ? 1 : 0)
    sum += difference * difference
  }
  return sum
}
