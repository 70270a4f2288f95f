import { likeliestLambda } from '../clean/likeliest-lambda.ts'
import type { FittedPipeline } from '../fitted/fitted-pipeline.ts'
import type { Prediction } from '../matrix/prediction.ts'
import { inverseYeoJohnson, yeoJohnson } from '../transforms/yeo-johnson.ts'
import { log } from '../util/log.ts'
import type { CandidateSpec } from './candidate-spec.ts'
import { pickNumbers } from '../util/pick-numbers.ts'

/** What a member is trained on in place of the target, and how its answers come back. */
export interface LearnedResponse {
  readonly values: Float64Array
  /** Of the power transform, learned on the training rows; null without one. */
  readonly lambda: number | null
}

/** The target as a member sees it. Between 0 and 2 the power has an inverse everywhere. */
export function learnResponse(
  response: CandidateSpec['response'],
  y: Float64Array,
  trainRows: Int32Array,
): LearnedResponse {
  if (response === 'raw') return { values: y, lambda: null }
  if (response === 'log') return { values: y.map(log), lambda: null }
  const sorted = pickNumbers(y, trainRows).sort()
  const lambda = Math.min(2, Math.max(0, likeliestLambda(sorted)))
  return { values: y.map((value) => yeoJohnson(value, lambda)), lambda }
}

/** Answers in the unit of the target; the link of a logarithm has done so already. */
export function takeBack(predicted: Prediction, lambda: number | null): Prediction {
  if (lambda === null) return predicted
  return { ...predicted, values: predicted.values.map((value) => inverseYeoJohnson(value, lambda)) }
}

/** How a pipeline takes back the answer of its only member. */
export function targetTransformOf(lambda: number | null, factor: number): FittedPipeline['targetTransform'] {
  return lambda === null ? { kind: 'identity' } : { kind: 'yeo-johnson', lambda, smearing: factor }
}
