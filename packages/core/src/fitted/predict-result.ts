import { decideClass } from '../matrix/decision-rule.ts'
import type { Prediction } from '../matrix/prediction.ts'
import type { Finding } from '../util/finding.ts'
import { decisionRuleOf } from './decision-rule-of.ts'
import type { FittedPipeline } from './fitted-pipeline.ts'
import { intervalAt } from './interval-at.ts'

/** Predictions of many rows as typed arrays, in the order of the rows. */
export interface PredictResult {
  readonly version: 1
  /** Values (in the unit of the target) or class probabilities, calibrated. */
  readonly prediction: Prediction
  /** Classification: index of the predicted class; null for regression. */
  readonly classIndexes: Int32Array | null
  /** Classification: its text as in the training file; null for regression. */
  readonly texts: readonly string[] | null
  /** Regression with intervals: the ends; else null. */
  readonly lower: Float64Array | null
  readonly upper: Float64Array | null
  /** 0 where a value is unseen, out of range, unparsable, or missing where training never was. */
  readonly inDomain: Uint8Array
  /** What is wrong with each row; one shared empty list where nothing is. */
  readonly findings: readonly (readonly Finding[])[]
}

/** The result of a prediction, its classes chosen and its intervals read. */
export function finishResult(
  pipeline: FittedPipeline,
  prediction: Prediction,
  inDomain: Uint8Array,
  findings: readonly (readonly Finding[])[],
): PredictResult {
  return {
    version: 1,
    prediction,
    ...classesOf(pipeline, prediction),
    ...intervalsOf(pipeline, prediction),
    inDomain,
    findings,
  }
}

function classesOf(
  pipeline: FittedPipeline,
  { task, values, width, rowCount }: Prediction,
): Pick<PredictResult, 'classIndexes' | 'texts'> {
  if (task === 'regression') return { classIndexes: null, texts: null }
  const rule = decisionRuleOf(pipeline)
  const classIndexes = new Int32Array(rowCount)
  for (let row = 0; row < rowCount; row++) classIndexes[row] = decideClass(values, row * width, width, rule)
  return { classIndexes, texts: Array.from(classIndexes, (index) => pipeline.classes[index]) }
}

function intervalsOf({ intervals }: FittedPipeline, { values }: Prediction): Pick<PredictResult, 'lower' | 'upper'> {
  if (intervals === null) return { lower: null, upper: null }
  const lower = new Float64Array(values.length)
  const upper = new Float64Array(values.length)
  for (let row = 0; row < values.length; row++) [lower[row], upper[row]] = intervalAt(intervals, values[row])
  return { lower, upper }
}
