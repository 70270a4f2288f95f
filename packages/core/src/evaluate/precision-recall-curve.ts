import type { RankingSteps } from '../metrics/ranking-steps.ts'
import type { ClassificationEvaluation } from './evaluation.ts'
import { thin } from './thin.ts'

const mostPoints = 200

/** One point per score from the highest down: recall never falls. */
export function precisionRecallCurve(steps: RankingSteps): ClassificationEvaluation['precisionRecall'] {
  const { thresholds, truePositives, falsePositives, positives } = steps
  if (!(positives > 0)) return []
  const taken = Array.from(thresholds.keys()).filter((i) => truePositives[i] + falsePositives[i] > 0)
  return thin(taken, mostPoints).map((i) => ({
    recall: truePositives[i] / positives,
    precision: truePositives[i] / (truePositives[i] + falsePositives[i]),
    threshold: thresholds[i],
  }))
}
