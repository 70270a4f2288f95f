import { classProbability } from '../metrics/class-probability.ts'
import { rankingSteps, type RankingSteps } from '../metrics/ranking-steps.ts'
import type { LabelledPrediction } from './labelled-prediction.ts'
import type { Costs } from './resolve-costs.ts'

export type ThresholdGoal = 'accuracy' | 'f1' | 'balancedAccuracy' | 'mcc' | 'kappa' | Costs

interface Cells {
  readonly tp: number
  readonly fp: number
  readonly fn: number
  readonly tn: number
}

/** The probability from which the positive class is decided, best for the goal on these (out-of-fold) rows. */
export function chooseThreshold({ actual, predicted, weights }: LabelledPrediction, goal: ThresholdGoal): number {
  const steps = rankingSteps(actual, classProbability(predicted, 1), 1, weights)
  const worth = typeof goal === 'string' ? worths[goal] : worthOfCosts(goal)
  let best = -1
  let bestWorth = worth(cellsAt(steps, -1))
  for (let i = 0; i < steps.thresholds.length; i++) {
    const value = worth(cellsAt(steps, i))
    if (value <= bestWorth) continue
    best = i
    bestWorth = value
  }
  return between(steps.thresholds, best)
}

function cellsAt({ truePositives, falsePositives, positives, negatives }: RankingSteps, step: number): Cells {
  const tp = step < 0 ? 0 : truePositives[step]
  const fp = step < 0 ? 0 : falsePositives[step]
  return { tp, fp, fn: positives - tp, tn: negatives - fp }
}

const ratio = (part: number, whole: number) => (whole > 0 ? part / whole : 0)

const worths: { readonly [goal in Extract<ThresholdGoal, string>]: (cells: Cells) => number } = {
  accuracy: ({ tp, tn }) => tp + tn,
  f1: ({ tp, fp, fn }) => ratio(2 * tp, 2 * tp + fp + fn),
  balancedAccuracy: ({ tp, fp, fn, tn }) => ratio(tp, tp + fn) + ratio(tn, tn + fp),
  mcc: ({ tp, fp, fn, tn }) => ratio(tp * tn - fp * fn, Math.sqrt((tp + fp) * (tp + fn) * (tn + fp) * (tn + fn))),
  kappa({ tp, fp, fn, tn }) {
    const n = tp + fp + fn + tn
    const chance = ratio((tp + fp) * (tp + fn) + (fn + tn) * (fp + tn), n * n)
    return ratio(ratio(tp + tn, n) - chance, 1 - chance)
  },
}

function worthOfCosts({ falsePositive, falseNegative }: Costs): (cells: Cells) => number {
  return ({ fp, fn }) => -(falsePositive * fp + falseNegative * fn)
}

/** Halfway to the next lower score, so that rounding of a score never turns a decision. */
function between(thresholds: Float64Array, step: number): number {
  if (step < 0) return 1
  const below = step + 1 < thresholds.length ? thresholds[step + 1] : 0
  return (thresholds[step] + below) / 2
}
