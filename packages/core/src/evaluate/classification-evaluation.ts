import { classCounts, f1Of, precisionOf, recallOf } from '../metrics/class-counts.ts'
import { classProbability } from '../metrics/class-probability.ts'
import { confusionMatrix } from '../metrics/confusion-matrix.ts'
import { rankingSteps } from '../metrics/ranking-steps.ts'
import { calibrationByChance } from './calibration-by-chance.ts'
import { calibrationError } from './calibration-error.ts'
import { calibrationCurve } from './calibration-curve.ts'
import { costReport } from './cost-report.ts'
import type { ClassificationEvaluation } from './evaluation.ts'
import { gainCurve } from './gain-curve.ts'
import type { JudgedRows } from './judged-rows.ts'
import { precisionRecallCurve } from './precision-recall-curve.ts'
import { rocCurve } from './roc-curve.ts'
import { scoreHistogram } from './score-histogram.ts'
import { thresholdTable } from './threshold-table.ts'

export function classificationEvaluation(judged: JudgedRows): ClassificationEvaluation {
  const { classes, actual, predicted, weights, rule } = judged
  const confusion = confusionMatrix(actual, predicted, weights, rule)
  const { width, counts } = confusion
  const calibration = calibrationCurve(judged)
  return {
    confusion: classes.map((_, k) => [...counts.subarray(k * width, (k + 1) * width)]),
    threshold: typeof rule === 'number' ? rule : 0.5,
    ...(judged.costs && { costs: costReport(judged, judged.costs) }),
    perClass: classCounts(confusion).map((one, k) => ({
      class: classes[k],
      precision: precisionOf(one),
      recall: recallOf(one),
      f1: f1Of(one),
      support: one.actual,
    })),
    calibration,
    calibrationError: calibrationError(calibration),
    calibrationByChance: calibrationByChance(calibration),
    ...(width === 2 ? binaryCurves(judged) : noCurves),
  }
}

type BinaryCurves = Pick<ClassificationEvaluation, 'roc' | 'precisionRecall' | 'scores' | 'thresholds' | 'gains'>

const noCurves: BinaryCurves = { roc: [], precisionRecall: [], scores: null, thresholds: [], gains: [] }

function binaryCurves({ actual, predicted, weights }: JudgedRows): BinaryCurves {
  const probability = classProbability(predicted, 1)
  const steps = rankingSteps(actual, probability, 1, weights)
  return {
    roc: rocCurve(steps),
    precisionRecall: precisionRecallCurve(steps),
    scores: scoreHistogram(actual, probability, weights),
    thresholds: thresholdTable(steps),
    gains: gainCurve(steps),
  }
}
