import type { Prediction } from '../matrix/prediction.ts'
import { exp } from '../util/exp.ts'
import { log } from '../util/log.ts'
import { logistic } from './apply-link.ts'
import { interpolate } from './interpolate.ts'
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
  const { task, width, values } = prediction
  return {
    ...prediction,
    values:
      task === 'regression'
        ? values.map(valueMap(calibration))
        : task === 'binary'
          ? calibratePairs(values, probabilityMap(calibration))
          : calibrateRows(values, width, calibration),
  }
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

/** The negative probability is what the positive one leaves. */
function calibratePairs(values: Float64Array, map: (probability: number) => number): Float64Array {
  const mapped = values.slice()
  for (let i = 0; i < values.length; i += 2) {
    mapped[i + 1] = map(values[i + 1])
    mapped[i] = 1 - mapped[i + 1]
  }
  return mapped
}

function calibrateRows(values: Float64Array, width: number, calibration: Calibration): Float64Array {
  const mapped = values.map(
    calibration.kind === 'temperature' ? powerOf(1 / calibration.temperature) : probabilityMap(calibration),
  )
  for (let begin = 0; begin < values.length; begin += width) {
    let total = 0
    for (let k = begin; k < begin + width; k++) total += mapped[k]
    for (let k = begin; k < begin + width; k++) mapped[k] = total > 0 ? mapped[k] / total : 1 / width
  }
  return mapped
}

function powerOf(exponent: number): (probability: number) => number {
  return (p) => exp(log(Math.max(p, SMALLEST_PROBABILITY)) * exponent)
}

function logit(p: number): number {
  const inside = Math.min(Math.max(p, SMALLEST_PROBABILITY), 1 - SMALLEST_PROBABILITY)
  return log(inside / (1 - inside))
}
