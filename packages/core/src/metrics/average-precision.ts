import type { RankingSteps } from './ranking-steps.ts'

/** Σ (recallᵢ − recallᵢ₋₁) · precisionᵢ, without interpolation. NaN when there is no positive. */
export function averagePrecision({ truePositives, falsePositives, positives }: RankingSteps): number {
  if (!(positives > 0)) return NaN
  let sum = 0
  let last = 0
  for (let i = 0; i < truePositives.length; i++) {
    const taken = truePositives[i] + falsePositives[i]
    if (taken > 0) sum += ((truePositives[i] - last) * truePositives[i]) / taken
    last = truePositives[i]
  }
  return sum / positives
}
