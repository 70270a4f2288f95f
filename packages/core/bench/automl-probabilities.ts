import type { Prediction } from '../src/matrix/prediction.ts'
import { metrics } from '../src/metrics/index.ts'

/** How good probabilities are, beside how well they rank. */
export interface ProbabilityScores {
  readonly logLoss: number
  readonly brier: number
  readonly calibrationError: number
}

const bins = 15

export function probabilityScores(actual: Float64Array, predicted: Prediction): ProbabilityScores {
  const { width } = predicted
  const classes = width === 2 ? [1] : Array.from({ length: width }, (_, k) => k)
  const errors = classes.map((k) => calibrationError(actual, predicted, k))
  return {
    logLoss: metrics.logLoss.score(actual, predicted),
    brier: brier(actual, predicted),
    calibrationError: errors.reduce((sum, error) => sum + error, 0) / errors.length,
  }
}

/** Half the squared distance for two classes, the whole for several. */
function brier(actual: Float64Array, { width, values }: Prediction): number {
  let sum = 0
  for (let row = 0; row < actual.length; row++)
    for (let k = 0; k < width; k++) sum += (values[row * width + k] - (actual[row] === k ? 1 : 0)) ** 2
  return sum / actual.length / (width === 2 ? 2 : 1)
}

/** Mean distance between promised and observed share in bins of equal mass. */
function calibrationError(actual: Float64Array, { width, values }: Prediction, k: number): number {
  const order = Array.from(actual.keys()).sort((a, b) => values[a * width + k] - values[b * width + k] || a - b)
  let error = 0
  for (let bin = 0; bin < bins; bin++) {
    const rows = order.slice(Math.floor((bin * order.length) / bins), Math.floor(((bin + 1) * order.length) / bins))
    const promised = rows.reduce((sum, row) => sum + values[row * width + k], 0)
    const observed = rows.filter((row) => actual[row] === k).length
    error += Math.abs(promised - observed) / order.length
  }
  return error
}
