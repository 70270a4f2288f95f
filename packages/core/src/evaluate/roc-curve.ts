import type { RankingSteps } from '../metrics/ranking-steps.ts'
import type { ClassificationEvaluation } from './evaluation.ts'
import { thin } from './thin.ts'

const mostPoints = 200

/** From (0, 0) to (1, 1); steps on a straight line are left out first. The first threshold is 1: nothing taken. */
export function rocCurve(steps: RankingSteps): ClassificationEvaluation['roc'] {
  const { thresholds, truePositives, falsePositives, positives, negatives } = steps
  if (!(positives > 0 && negatives > 0)) return []
  const corners = Array.from(thresholds.keys()).filter((i) => !isOnLine(steps, i))
  const points = corners.map((i) => ({
    fpr: falsePositives[i] / negatives,
    tpr: truePositives[i] / positives,
    threshold: thresholds[i],
  }))
  return thin([{ fpr: 0, tpr: 0, threshold: 1 }, ...points], mostPoints)
}

function isOnLine({ truePositives: tp, falsePositives: fp }: RankingSteps, i: number): boolean {
  if (i === 0 || i === tp.length - 1) return false
  return (tp[i] - tp[i - 1]) * (fp[i + 1] - fp[i]) === (tp[i + 1] - tp[i]) * (fp[i] - fp[i - 1])
}
