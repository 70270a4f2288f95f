import type { Prediction } from '../matrix/prediction.ts'
import { applyCalibration } from '../models/apply-calibration.ts'
import type { Calibration } from '../models/model.ts'
import { fitPlatt } from './fit-platt.ts'
import { fitTemperature } from './fit-temperature.ts'
import { takeRows, type LabelledPrediction } from './labelled-prediction.ts'
import { joinFolds, positionsOutside, type OutOfFoldRows } from './out-of-fold.ts'
import type { CandidateSpec } from './candidate-spec.ts'

/** A map of one or two numbers between a member and the blend: its calibration, or the factor of a logarithmic target. */
export interface Correction {
  readonly factor: number
  readonly calibration: Calibration | null
}

const none: Correction = { factor: 1, calibration: null }
const fewestRows = 50

export interface CorrectedMember {
  /** Learned on all out-of-fold rows: what the final model gets. */
  readonly correction: Correction
  /** Each fold corrected by what the other folds taught: what scores and blend weights are computed from. */
  readonly predicted: Prediction
}

export function correctMember(
  spec: Pick<CandidateSpec, 'response'>,
  oof: OutOfFoldRows,
  predicted: Prediction,
): CorrectedMember {
  if (predicted.task === 'regression' && spec.response === 'raw') return { correction: none, predicted }
  const data: LabelledPrediction = { actual: oof.actual, predicted, weights: oof.weights }
  const parts = oof.positions.map((positions, fold) => {
    const correction = fitCorrection(spec, takeRows(data, positionsOutside(oof, fold)))
    return applyCorrection(takeRows(data, positions).predicted, correction)
  })
  return { correction: fitCorrection(spec, data), predicted: joinFolds(oof, parts) }
}

function fitCorrection({ response }: Pick<CandidateSpec, 'response'>, data: LabelledPrediction): Correction {
  if (data.predicted.task === 'regression')
    return response === 'raw' ? none : { factor: meanRatio(data), calibration: null }
  if (data.actual.length < fewestRows) return none
  return { factor: 1, calibration: data.predicted.task === 'binary' ? fitPlatt(data) : fitTemperature(data) }
}

/** Σ actual / Σ predicted: Duan's smearing factor, taken from rows that the model has not seen; 1 for values of both signs. */
function meanRatio({ actual, predicted, weights }: LabelledPrediction): number {
  let sumActual = 0
  let sumPredicted = 0
  if (actual.some((value) => value < 0)) return 1
  for (let row = 0; row < actual.length; row++) {
    const weight = weights ? weights[row] : 1
    sumActual += weight * actual[row]
    sumPredicted += weight * predicted.values[row]
  }
  const ratio = sumActual / sumPredicted
  return ratio > 0 && ratio < Infinity ? ratio : 1
}

export function applyCorrection(predicted: Prediction, { factor, calibration }: Correction): Prediction {
  if (calibration) return applyCalibration(predicted, [calibration])
  return factor === 1 ? predicted : { ...predicted, values: predicted.values.map((value) => value * factor) }
}
