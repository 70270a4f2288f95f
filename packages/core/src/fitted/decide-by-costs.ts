import { decideClass, meanCost } from '../matrix/decision-rule.ts'
import { invalid } from '../util/error.ts'
import { costMatrix, type DecisionCosts } from './cost-matrix.ts'
import type { FittedPipeline } from './fitted-pipeline.ts'
import type { PredictResult } from './predict-result.ts'

export interface CostDecisions {
  /** Index and text of the class to decide for each row. */
  readonly classIndexes: Int32Array
  readonly texts: readonly string[]
  /** What that decision costs on average, by the probabilities of the row. */
  readonly expectedCosts: Float64Array
}

/**
 * The cheapest decision for each row: the class whose mean cost, by the row's probabilities, is least (the first of equals). It holds for any
 * number of classes; how far to trust it is how far the probabilities are calibrated.
 * @example const { texts } = decideByCosts(pipeline, predict(pipeline, rows), { ill: { well: 20 } })
 * @throws CsvAnalyzerError `invalid-option` for regression, a class that is not there or a cost below 0
 */
export function decideByCosts(
  { task, classes, target }: FittedPipeline,
  { prediction: { rowCount, width, values } }: PredictResult,
  costs: DecisionCosts,
): CostDecisions {
  if (task === 'regression') throw invalid('costs', `for ${target}`, 'a target of classes; this one is a number')
  const matrix = costMatrix(classes, costs)
  const classIndexes = new Int32Array(rowCount)
  const expectedCosts = new Float64Array(rowCount)
  for (let row = 0; row < rowCount; row++) {
    const decided = decideClass(values, row * width, width, matrix)
    classIndexes[row] = decided
    expectedCosts[row] = meanCost(values, row * width, decided, width, matrix)
  }
  return { classIndexes, texts: Array.from(classIndexes, (index) => classes[index]), expectedCosts }
}
