import { metrics } from '../metrics/index.ts'
import type { Calibration } from '../models/model.ts'
import { exp } from '../util/exp.ts'
import { calibrated } from './fit-platt.ts'
import type { LabelledPrediction } from './labelled-prediction.ts'

const golden = 0.6180339887498949
const mostSteps = 24
/** Pull of the temperature to 1, as a share of a row: without it few rows that are told apart perfectly ask for certainty. */
const ridge = 5
/** ln of the smallest and largest temperature tried. */
const range = [-1.6, 1.6] as const

/** The temperature with the smallest penalised log loss, by golden-section search on its logarithm (the loss has one valley there). */
export function fitTemperature(data: LabelledPrediction): Extract<Calibration, { kind: 'temperature' }> {
  const lossAt = (logarithm: number) => {
    const { actual, predicted, weights } = calibrated(data, [{ kind: 'temperature', temperature: exp(logarithm) }])
    return metrics.logLoss.score(actual, predicted, weights) + (ridge * logarithm * logarithm) / actual.length
  }
  let [low, high]: readonly number[] = range
  let left = high - golden * (high - low)
  let right = low + golden * (high - low)
  let lossLeft = lossAt(left)
  let lossRight = lossAt(right)
  for (let step = 0; step < mostSteps; step++) {
    if (lossLeft <= lossRight) {
      high = right
      right = left
      lossRight = lossLeft
      left = high - golden * (high - low)
      lossLeft = lossAt(left)
    } else {
      low = left
      left = right
      lossLeft = lossRight
      right = low + golden * (high - low)
      lossRight = lossAt(right)
    }
  }
  return { kind: 'temperature', temperature: exp((low + high) / 2) }
}
