import type { Target } from '../matrix/feature-matrix.ts'
import type { Prediction } from '../matrix/prediction.ts'
import { classProbability } from './class-probability.ts'
import { rankingSteps, type RankingSteps } from './ranking-steps.ts'

/** Binary: the measure of class 1. Else its mean over the classes for which it is defined, each against the rest. */
export function oneAgainstRest(
  actual: Target,
  predicted: Prediction,
  weights: Float64Array | undefined,
  measure: (steps: RankingSteps) => number,
): number {
  const of = (k: number) => measure(rankingSteps(actual, classProbability(predicted, k), k, weights))
  if (predicted.width === 2) return of(1)
  const defined = Array.from({ length: predicted.width }, (_, k) => of(k)).filter((value) => !Number.isNaN(value))
  return defined.length === 0 ? NaN : defined.reduce((sum, value) => sum + value, 0) / defined.length
}
