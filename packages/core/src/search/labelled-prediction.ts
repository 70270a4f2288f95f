import type { Target } from '../matrix/feature-matrix.ts'
import type { Prediction } from '../matrix/prediction.ts'
import { pickNumbers } from '../util/pick-numbers.ts'

/** Predictions with what came true, row by row. */
export interface LabelledPrediction {
  readonly actual: Target
  readonly predicted: Prediction
  readonly weights?: Float64Array
}

/** Some of the rows, in the order given. */
export function takeRows({ actual, predicted, weights }: LabelledPrediction, rows: Int32Array): LabelledPrediction {
  return {
    actual: takeNumbers(actual, rows),
    predicted: takePrediction(predicted, rows),
    ...(weights && { weights: takeNumbers(weights, rows) }),
  }
}

export function takePrediction(predicted: Prediction, rows: Int32Array): Prediction {
  const { width } = predicted
  const values = new Float64Array(rows.length * width)
  for (let i = 0; i < rows.length; i++)
    for (let k = 0; k < width; k++) values[i * width + k] = predicted.values[rows[i] * width + k]
  return { ...predicted, rowCount: rows.length, values }
}

export function takeNumbers(numbers: Float64Array, rows: Int32Array): Float64Array {
  return pickNumbers(numbers, rows)
}
