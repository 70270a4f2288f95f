import { confusionMatrix } from '../metrics/confusion-matrix.ts'
import { predictedClasses } from '../metrics/predicted-classes.ts'
import type { CostReport } from './evaluation.ts'
import type { JudgedRows } from './judged-rows.ts'
import { meanInterval } from './mean-interval.ts'

/** What the decisions cost, and what they would cost without looking at costs, or at the rows. */
export function costReport(
  { classes, actual, predicted, weights, rule }: JudgedRows,
  costs: readonly number[],
): CostReport {
  const width = classes.length
  const decided = predictedClasses(predicted, rule)
  const perRow = Array.from(decided, (k, row) => costs[actual[row] * width + k])
  const { counts } = confusionMatrix(actual, predicted, weights)
  const total = counts.reduce((sum, count) => sum + count, 0)
  const ofOne = classes.map(
    (_, k) => counts.reduce((sum, count, i) => sum + count * costs[i - (i % width) + k], 0) / total,
  )
  const cheapest = ofOne.indexOf(ofOne.reduce((least, cost) => Math.min(least, cost)))
  return {
    perRow: meanInterval(perRow, weights && [...weights]),
    byProbability: counts.reduce((sum, count, i) => sum + count * costs[i], 0) / total,
    oneAnswer: { class: classes[cheapest], perRow: ofOne[cheapest] },
  }
}
