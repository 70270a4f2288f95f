import { metrics } from '../metrics/index.ts'
import type { Calibration } from '../models/model.ts'
import { fitIsotonic } from './fit-isotonic.ts'
import { calibrated, fitPlatt } from './fit-platt.ts'
import { fitTemperature } from './fit-temperature.ts'
import { takeRows, type LabelledPrediction } from './labelled-prediction.ts'
import { countUp } from '../util/count-up.ts'

/** Rows below which probabilities are left as they are: a correction would fit noise. */
const fewestRows = 50
/** Rows of the rarer class from which a free curve is tried. */
const fewestForIsotonic = 500
/** A richer correction must lower the log loss by this share to be taken. */
const margin = 0.002

export type CalibrationFitter = (data: LabelledPrediction) => readonly Calibration[]

/** The kind of correction that lowers the log loss of rows that it was not fitted on; none when none does. */
export function calibrationFor(data: LabelledPrediction, foldOfRow: Int32Array): CalibrationFitter {
  let best: CalibrationFitter = () => []
  if (data.actual.length < fewestRows) return best
  let bestLoss = lossOf(data)
  for (const fitter of fittersFor(data)) {
    const loss = heldOutLoss(data, foldOfRow, fitter)
    if (loss >= bestLoss * (1 - margin)) continue
    best = fitter
    bestLoss = loss
  }
  return best
}

function fittersFor(data: LabelledPrediction): readonly CalibrationFitter[] {
  const temperature: CalibrationFitter = (rows) => [fitTemperature(rows)]
  if (data.predicted.task === 'multiclass') return [temperature]
  const platt: CalibrationFitter = (rows) => [fitPlatt(rows)]
  const positives = data.actual.reduce((sum, value) => sum + value, 0)
  const isFree = Math.min(positives, data.actual.length - positives) >= fewestForIsotonic
  return isFree ? [platt, (rows) => [fitIsotonic(rows)]] : [platt]
}

function heldOutLoss(data: LabelledPrediction, foldOfRow: Int32Array, fit: CalibrationFitter): number {
  let loss = 0
  let weight = 0
  for (const { inside, outside } of halves(foldOfRow)) {
    const calibrations = fit(takeRows(data, outside))
    loss += inside.length * lossOf(calibrated(takeRows(data, inside), calibrations))
    weight += inside.length
  }
  return loss / weight
}

/** Even folds against odd ones: two fits are enough to choose among maps of a few numbers. */
function halves(foldOfRow: Int32Array) {
  const positions = countUp(foldOfRow.length)
  const even = positions.filter((i) => foldOfRow[i] % 2 === 0)
  const odd = positions.filter((i) => foldOfRow[i] % 2 === 1)
  if (odd.length === 0) return [{ inside: even, outside: even }]
  return [
    { inside: even, outside: odd },
    { inside: odd, outside: even },
  ]
}

function lossOf({ actual, predicted, weights }: LabelledPrediction): number {
  return metrics.logLoss.score(actual, predicted, weights)
}
