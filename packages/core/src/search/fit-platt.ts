import { applyCalibration } from '../models/apply-calibration.ts'
import type { Calibration } from '../models/model.ts'
import { exp } from '../util/exp.ts'
import { log } from '../util/log.ts'
import type { LabelledPrediction } from './labelled-prediction.ts'

const mostSteps = 50
/** Pull of the slope to 1 and of the intercept to 0: without it few rows that are told apart perfectly ask for certainty. */
const ridge = 5

/**
 * Platt's correction of binary probabilities: p′ = σ(slope · logit p + intercept), by Newton's method on the log loss.
 * A slope that would turn the order around is no correction: then the identity is returned.
 */
export function fitPlatt(data: LabelledPrediction): Extract<Calibration, { kind: 'platt' }> {
  const x = logits(data)
  let slope = 1
  let intercept = 0
  for (let step = 0; step < mostSteps; step++) {
    const move = newtonStep(x, data, slope, intercept)
    slope -= move.slope
    intercept -= move.intercept
    if (Math.abs(move.slope) + Math.abs(move.intercept) < 1e-10) break
  }
  return slope > 0 && slope < 1e6 ? { kind: 'platt', slope, intercept } : { kind: 'platt', slope: 1, intercept: 0 }
}

function newtonStep(x: Float64Array, { actual, weights }: LabelledPrediction, slope: number, intercept: number) {
  let gradientSlope = ridge * (slope - 1)
  let gradientIntercept = ridge * intercept
  let hessianSlope = ridge
  let hessianBoth = 0
  let hessianIntercept = ridge
  for (let row = 0; row < x.length; row++) {
    const weight = weights ? weights[row] : 1
    const p = 1 / (1 + exp(-(slope * x[row] + intercept)))
    const error = weight * (p - actual[row])
    const curvature = weight * Math.max(p * (1 - p), 1e-12)
    gradientSlope += error * x[row]
    gradientIntercept += error
    hessianSlope += curvature * x[row] * x[row]
    hessianBoth += curvature * x[row]
    hessianIntercept += curvature
  }
  const determinant = hessianSlope * hessianIntercept - hessianBoth * hessianBoth
  if (!(determinant > 0)) return { slope: 0, intercept: 0 }
  const limit = (value: number) => Math.max(-2, Math.min(2, value))
  return {
    slope: limit((hessianIntercept * gradientSlope - hessianBoth * gradientIntercept) / determinant),
    intercept: limit((hessianSlope * gradientIntercept - hessianBoth * gradientSlope) / determinant),
  }
}

/** The log-odds that `applyCalibration` will see: its clipping is part of the map. */
function logits({ predicted }: LabelledPrediction): Float64Array {
  const smallest = 1e-15
  const x = new Float64Array(predicted.rowCount)
  for (let row = 0; row < x.length; row++) {
    const p = Math.min(Math.max(predicted.values[2 * row + 1], smallest), 1 - smallest)
    x[row] = log(p / (1 - p))
  }
  return x
}

/** The corrected data, for those who compare. */
export function calibrated(data: LabelledPrediction, calibrations: readonly Calibration[]): LabelledPrediction {
  return { ...data, predicted: applyCalibration(data.predicted, calibrations) }
}
