import type { Metric } from './metric.ts'
import { weightedMedian } from './weighted-median.ts'

/** Median absolute error: what half of the rows do not exceed. */
export const medianAe: Metric = {
  name: 'medianAe',
  title: 'Median absolute error',
  tasks: ['regression'],
  greaterIsBetter: false,
  range: [Infinity, 0],
  score: (actual, predicted, weights) =>
    weightedMedian(
      actual.map((value, row) => Math.abs(value - predicted.values[row])),
      weights,
    ),
}
