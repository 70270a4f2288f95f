import type { RankingSteps } from '../metrics/ranking-steps.ts'
import type { ClassificationEvaluation } from './evaluation.ts'

const stepCount = 20

/** Of the rows with the highest scores, by share of all rows: the share of the positives among them, and how much more than by chance. */
export function gainCurve(steps: RankingSteps): ClassificationEvaluation['gains'] {
  const { positives, negatives } = steps
  if (!(positives > 0)) return []
  return Array.from({ length: stepCount }, (_, i) => {
    const share = (i + 1) / stepCount
    const gain = positivesWithin(steps, share * (positives + negatives)) / positives
    return { share, gain, lift: gain / share }
  })
}

/** Rows with the same score are taken in equal parts. */
function positivesWithin({ truePositives, falsePositives }: RankingSteps, weight: number): number {
  let lastTrue = 0
  let lastAll = 0
  for (let i = 0; i < truePositives.length; i++) {
    const all = truePositives[i] + falsePositives[i]
    if (all >= weight)
      return all === lastAll
        ? lastTrue
        : lastTrue + ((truePositives[i] - lastTrue) * (weight - lastAll)) / (all - lastAll)
    lastTrue = truePositives[i]
    lastAll = all
  }
  return lastTrue
}
