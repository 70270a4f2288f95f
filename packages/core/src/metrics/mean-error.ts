import type { Target } from '../matrix/feature-matrix.ts'
import type { Prediction } from '../matrix/prediction.ts'

/** Weighted mean over the rows of an error of (actual, predicted). */
export function meanError(
  actual: Target,
  { values, rowCount }: Prediction,
  weights: Float64Array | undefined,
  error: (actual: number, predicted: number) => number,
): number {
  let sum = 0
  let total = 0
  for (let row = 0; row < rowCount; row++) {
    const weight = weights ? weights[row] : 1
    sum += weight * error(actual[row], values[row])
    total += weight
  }
  return sum / total
}
