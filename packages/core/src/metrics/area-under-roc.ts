import type { RankingSteps } from './ranking-steps.ts'

/** Trapezoids over the distinct scores: equal scores count half. NaN when one of the classes has no weight. */
export function areaUnderRoc({ truePositives, falsePositives, positives, negatives }: RankingSteps): number {
  if (!(positives > 0 && negatives > 0)) return NaN
  let area = 0
  let lastTrue = 0
  let lastFalse = 0
  for (let i = 0; i < truePositives.length; i++) {
    area += ((falsePositives[i] - lastFalse) * (truePositives[i] + lastTrue)) / 2
    lastTrue = truePositives[i]
    lastFalse = falsePositives[i]
  }
  return area / (positives * negatives)
}
