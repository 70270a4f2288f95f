import type { Prediction } from '../src/matrix/prediction.ts'
import { metrics } from '../src/metrics/index.ts'
import { randomFrom } from '../src/util/random.ts'

/** How good probabilities are, beside how well they rank. */
export interface ProbabilityScores {
  readonly logLoss: number
  readonly brier: number
  readonly calibrationError: number
  /** The calibration error that chance alone would show if these probabilities were exactly right, and how far it scatters. */
  readonly calibrationFloor?: { readonly mean: number; readonly spread: number }
}

const bins = 15
const draws = 200

export function probabilityScores(actual: Float64Array, predicted: Prediction): ProbabilityScores {
  const { width } = predicted
  const classes = width === 2 ? [1] : Array.from({ length: width }, (_, k) => k)
  const columns = classes.map((k) => inBins(actual, predicted, k))
  const random = randomFrom(7, 'calibration floor')
  const floors = Array.from({ length: draws }, () =>
    meanOf(columns.map(({ promised }) => calibrationError(promised, (_, p) => (random.next() < p ? 1 : 0)))),
  )
  return {
    logLoss: metrics.logLoss.score(actual, predicted),
    brier: brier(actual, predicted),
    calibrationError: meanOf(columns.map(({ promised, observed }) => calibrationError(promised, (i) => observed[i]))),
    calibrationFloor: {
      mean: meanOf(floors),
      spread: Math.sqrt(meanOf(floors.map((floor) => (floor - meanOf(floors)) ** 2))),
    },
  }
}

/** Half the squared distance for two classes, the whole for several. */
function brier(actual: Float64Array, { width, values }: Prediction): number {
  let sum = 0
  for (let row = 0; row < actual.length; row++)
    for (let k = 0; k < width; k++) sum += (values[row * width + k] - (actual[row] === k ? 1 : 0)) ** 2
  return sum / actual.length / (width === 2 ? 2 : 1)
}

/** What a class was promised and whether it came, by rows in the order of the promise. */
function inBins(actual: Float64Array, { width, values }: Prediction, k: number) {
  const order = Array.from(actual.keys()).sort((a, b) => values[a * width + k] - values[b * width + k] || a - b)
  return {
    promised: order.map((row) => values[row * width + k]),
    observed: order.map((row) => (actual[row] === k ? 1 : 0)),
  }
}

/** Mean distance between promised and observed share in bins of equal mass. */
function calibrationError(promised: readonly number[], came: (i: number, p: number) => number): number {
  let error = 0
  for (let bin = 0; bin < bins; bin++) {
    const end = Math.floor(((bin + 1) * promised.length) / bins)
    let excess = 0
    for (let i = Math.floor((bin * promised.length) / bins); i < end; i++) excess += promised[i] - came(i, promised[i])
    error += Math.abs(excess) / promised.length
  }
  return error
}

function meanOf(numbers: readonly number[]): number {
  return numbers.reduce((sum, value) => sum + value, 0) / numbers.length
}
