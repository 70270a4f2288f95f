import type { RankingSteps } from '../metrics/ranking-steps.ts'
import type { ClassificationEvaluation } from './evaluation.ts'

const stepCount = 100

/** The four cells at the thresholds 0, 0.01 … 1. */
export function thresholdTable(steps: RankingSteps): ClassificationEvaluation['thresholds'] {
  const { thresholds, truePositives, falsePositives, positives, negatives } = steps
  let taken = thresholds.length
  return Array.from({ length: stepCount + 1 }, (_, i) => {
    const threshold = i / stepCount
    while (taken > 0 && thresholds[taken - 1] < threshold) taken--
    const tp = taken > 0 ? truePositives[taken - 1] : 0
    const fp = taken > 0 ? falsePositives[taken - 1] : 0
    return { threshold, tp, fp, fn: positives - tp, tn: negatives - fp }
  })
}
