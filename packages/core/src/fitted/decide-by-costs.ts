import { invalid } from '../util/error.ts'
import type { FittedPipeline } from './fitted-pipeline.ts'
import type { PredictResult } from './predict-result.ts'

/** What it costs to decide a class for a row of another: `costs[actual][decided]`. What is not named costs 1, a right decision nothing. */
export interface DecisionCosts {
  readonly [actual: string]: { readonly [decided: string]: number }
}

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
  const expectedCosts = new Float64Array(rowCount).fill(Infinity)
  for (let row = 0; row < rowCount; row++)
    for (let decided = 0; decided < width; decided++) {
      let cost = 0
      for (let k = 0; k < width; k++) cost += values[row * width + k] * matrix[k * width + decided]
      if (cost >= expectedCosts[row]) continue
      expectedCosts[row] = cost
      classIndexes[row] = decided
    }
  return { classIndexes, texts: Array.from(classIndexes, (index) => classes[index]), expectedCosts }
}

/** Row-major actual × decided. */
function costMatrix(classes: readonly string[], costs: DecisionCosts): Float64Array {
  const width = classes.length
  const matrix = Float64Array.from({ length: width * width }, (_, i) => (i % (width + 1) === 0 ? 0 : 1))
  for (const [actual, row] of Object.entries(costs))
    for (const [decided, cost] of Object.entries(row)) {
      if (!(typeof cost === 'number' && cost >= 0 && cost < Infinity))
        throw invalid('costs', `${actual} taken for ${decided}: ${String(cost)}`, 'a number ≥ 0')
      matrix[placeOf(classes, actual) * width + placeOf(classes, decided)] = cost
    }
  return matrix
}

function placeOf(classes: readonly string[], name: string): number {
  const place = classes.indexOf(name)
  if (place < 0) throw invalid('costs', name, `the classes ${classes.join(', ')}`)
  return place
}
