import type { Prediction } from '../matrix/prediction.ts'

/** The column of class `k` of a prediction, as an array of its own. */
export function classProbability(predicted: Prediction, k: number): Float64Array {
  const { rowCount, width, values } = predicted
  const probability = new Float64Array(rowCount)
  for (let row = 0, at = k; row < rowCount; row++, at += width) probability[row] = values[at]
  return probability
}
