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
  const measured = stepsOfClasses(actual, predicted, weights).map(measure)
  if (predicted.width === 2) return measured[0]
  const defined = measured.filter((value) => !Number.isNaN(value))
  return defined.length === 0 ? NaN : defined.reduce((sum, value) => sum + value, 0) / defined.length
}

interface KnownSteps {
  readonly actual: Target
  readonly weights: Float64Array | undefined
  readonly steps: readonly RankingSteps[]
}

const known = new WeakMap<Prediction, KnownSteps>()

/** Ranked once for all measures of the same rows; binary: class 1 alone. */
function stepsOfClasses(
  actual: Target,
  predicted: Prediction,
  weights: Float64Array | undefined,
): readonly RankingSteps[] {
  const found = known.get(predicted)
  if (found?.actual === actual && found.weights === weights) return found.steps
  const classes = predicted.width === 2 ? [1] : Array.from({ length: predicted.width }, (_, k) => k)
  const steps = classes.map((k) => rankingSteps(actual, classProbability(predicted, k), k, weights))
  known.set(predicted, { actual, weights, steps })
  return steps
}
