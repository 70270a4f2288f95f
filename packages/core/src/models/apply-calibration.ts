import type { Prediction } from '../matrix/prediction.ts'
import { exp } from '../util/exp.ts'
import { log } from '../util/log.ts'
import { logistic } from './apply-link.ts'
import type { Calibration } from './model.ts'

const SMALLEST_PROBABILITY = 1e-15

/**
 * Corrects a response. Binary: the map acts on the positive probability. Multiclass: `temperature` acts on the whole row, the
 * others on each class, then rows are scaled to sum 1. Regression: `platt` is a line, `isotonic` a staircase, `temperature` nothing.
 */
export function applyCalibration(prediction: Prediction, calibrations: readonly Calibration[]): Prediction {
  return calibrations.reduce(calibrateOnce, prediction)
}

function calibrateOnce(prediction: Prediction, calibration: Calibration): Prediction {
  const { task, width } = prediction
  const values = Float64Array.from(prediction.values)
  if (task === 'regression') mapInPlace(values, valueMap(calibration))
  else if (task === 'binary') calibratePairsInPlace(values, probabilityMap(calibration))
  else calibrateRowsInPlace(values, width, calibration)
  return { ...prediction, values }
}

function valueMap(calibration: Calibration): (value: number) => number {
  if (calibration.kind === 'isotonic') return (value) => interpolate(calibration.x, calibration.y, value)
  if (calibration.kind === 'platt') return (value) => calibration.slope * value + calibration.intercept
  return (value) => value
}

function probabilityMap(calibration: Calibration): (probability: number) => number {
  if (calibration.kind === 'isotonic') return (p) => interpolate(calibration.x, calibration.y, p)
  if (calibration.kind === 'platt') return (p) => logistic(calibration.slope * logit(p) + calibration.intercept)
  return (p) => logistic(logit(p) / calibration.temperature)
}

function mapInPlace(values: Float64Array, map: (value: number) => number): void {
  for (let i = 0; i < values.length; i++) values[i] = map(values[i])
}

function calibratePairsInPlace(values: Float64Array, map: (probability: number) => number): void {
  for (let i = 0; i < values.length; i += 2) {
    values[i + 1] = map(values[i + 1])
    values[i] = 1 - values[i + 1]
  }
}

function calibrateRowsInPlace(values: Float64Array, width: number, calibration: Calibration): void {
  if (calibration.kind === 'temperature') {
    const inverse = 1 / calibration.temperature
    mapInPlace(values, (p) => exp(log(Math.max(p, SMALLEST_PROBABILITY)) * inverse))
  } else mapInPlace(values, probabilityMap(calibration))
  for (let begin = 0; begin < values.length; begin += width) {
    let total = 0
    for (let k = begin; k < begin + width; k++) total += values[k]
    for (let k = begin; k < begin + width; k++) values[k] = total > 0 ? values[k] / total : 1 / width
  }
}

function logit(p: number): number {
  const inside = Math.min(Math.max(p, SMALLEST_PROBABILITY), 1 - SMALLEST_PROBABILITY)
  return log(inside / (1 - inside))
}

/** Straight lines between the points (x ascending), flat outside. */
function interpolate(x: Float64Array, y: Float64Array, at: number): number {
  const last = x.length - 1
  if (last < 0 || at !== at) return at
  if (at <= x[0]) return y[0]
  if (at >= x[last]) return y[last]
  let low = 0
  let high = last
  while (high - low > 1) {
    const middle = (low + high) >> 1
    if (x[middle] <= at) low = middle
    else high = middle
  }
  return x[high] === x[low] ? y[high] : y[low] + ((y[high] - y[low]) * (at - x[low])) / (x[high] - x[low])
}
