import type { Prediction } from '../matrix/prediction.ts'
import { applyCalibration } from '../models/apply-calibration.ts'
import type { Calibration } from '../models/model.ts'
import { calibrationFor } from './choose-calibration.ts'
import { chooseThreshold, type ThresholdGoal } from './choose-threshold.ts'
import { conformalIntervals, type Intervals } from './conformal-intervals.ts'
import { takeRows, type LabelledPrediction } from './labelled-prediction.ts'
import { joinFolds, positionsOutside, type OutOfFoldRows } from './out-of-fold.ts'

/** What is learned from the out-of-fold predictions of the chosen model, beside its score. */
export interface FinishedPredictions {
  /** Calibrated, each fold by what the others taught. */
  readonly predicted: Prediction
  /** For the final model: learned on all of them. */
  readonly calibration: readonly Calibration[]
  readonly threshold: number
  readonly intervals: Intervals | null
}

/** Share of the rarer class below which deciding at one half would hardly ever say yes: then F1 sets the threshold. */
const rareShare = 0.2

export function finishPredictions(
  oof: OutOfFoldRows,
  raw: Prediction,
  metric: string,
  costs: readonly number[] | null,
): FinishedPredictions {
  const data: LabelledPrediction = { actual: oof.actual, predicted: raw, weights: oof.weights }
  if (raw.task === 'regression')
    return { predicted: raw, calibration: [], threshold: 0.5, intervals: conformalIntervals(oof.actual, raw.values) }
  const fit = calibrationFor(data, oof.foldOfRow)
  const parts = oof.positions.map((positions, fold) =>
    applyCalibration(takeRows(data, positions).predicted, fit(takeRows(data, positionsOutside(oof, fold)))),
  )
  const predicted = joinFolds(oof, parts)
  const goal = raw.task === 'binary' ? thresholdGoal(oof, metric, costs) : null
  return {
    predicted,
    calibration: fit(data),
    threshold: goal === null ? 0.5 : chooseThreshold({ ...data, predicted }, goal),
    intervals: null,
  }
}

/** Costs first, then the metric asked for; else F1 when the positive class is rare, and one half when it is not. */
function thresholdGoal(
  { actual }: OutOfFoldRows,
  metric: string,
  costs: readonly number[] | null,
): ThresholdGoal | null {
  // A threshold moves what mistakes cost beyond right answers.
  if (costs) return { falsePositive: costs[1] - costs[0], falseNegative: costs[2] - costs[3] }
  if (
    metric === 'f1' ||
    metric === 'balancedAccuracy' ||
    metric === 'mcc' ||
    metric === 'kappa' ||
    metric === 'accuracy'
  )
    return metric
  const positives = actual.reduce((sum, value) => sum + value, 0) / actual.length
  return positives < rareShare ? 'f1' : null
}
