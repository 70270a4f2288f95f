import type { FeatureMatrix } from '../matrix/feature-matrix.ts'
import type { Prediction } from '../matrix/prediction.ts'
import { applyCalibration } from '../models/apply-calibration.ts'
import { predictModel } from '../models/predict.ts'
import { applyOperations } from '../transforms/apply.ts'
import type { ColumnSet } from '../transforms/column-data.ts'
import { CsvAnalyzerError } from '../util/error.ts'
import type { Finding } from '../util/finding.ts'
import type { FittedPipeline } from './fitted-pipeline.ts'
import type { GuardedInput } from './guard.ts'
import { intervalAt } from './interval-at.ts'

import { targetValue } from './target-value.ts'

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

const nothing: readonly Finding[] = []

/** Cleaning, encoding, model and calibration replayed on columns that were read and checked. */
export function predictGuarded(pipeline: FittedPipeline, { set, findings, inDomain }: GuardedInput): PredictResult {
  const prediction = predictColumns(pipeline, set)
  return {
    version: 1,
    prediction,
    ...classesOf(pipeline, prediction),
    ...intervalsOf(pipeline, prediction),
    inDomain,
    findings: Array.from({ length: set.rowCount }, (_, row) => findings.get(row) ?? nothing),
  }
}

/** The response of the pipeline for input columns that need no checks. */
export function predictColumns(pipeline: FittedPipeline, set: ColumnSet): Prediction {
  const response = predictModel(pipeline.model, featuresOf(pipeline, set))
  return takeBack(pipeline, applyCalibration(response, pipeline.calibration))
}

/** The matrix that the model of a pipeline reads. */
export function featuresOf({ operations, features }: FittedPipeline, set: ColumnSet): FeatureMatrix {
  const made = applyOperations(set, operations)
  return {
    rowCount: set.rowCount,
    features,
    columns: features.map(({ name }) => {
      const column = made.columns.get(name)
      if (column?.kind === 'number') return column.values
      throw new CsvAnalyzerError('unreadable-model', `the feature "${name}" is no number column`, { column: name })
    }),
  }
}

function takeBack({ targetTransform }: FittedPipeline, prediction: Prediction): Prediction {
  if (targetTransform.kind === 'identity') return prediction
  return { ...prediction, values: prediction.values.map((value) => targetValue(targetTransform, value)) }
}

function classesOf({ classes, threshold }: FittedPipeline, { task, values, width, rowCount }: Prediction): Pick<PredictResult, 'classIndexes' | 'texts'> {
  if (task === 'regression') return { classIndexes: null, texts: null }
  const classIndexes = new Int32Array(rowCount)
  for (let row = 0; row < rowCount; row++) {
    classIndexes[row] = task === 'binary' ? (values[row * 2 + 1] >= threshold ? 1 : 0) : largestOf(values, row * width, width)
  }
  return { classIndexes, texts: Array.from(classIndexes, (index) => classes[index]) }
}

/** The first of the largest. */
function largestOf(values: Float64Array, begin: number, width: number): number {
  let best = 0
  for (let k = 1; k < width; k++) if (values[begin + k] > values[begin + best]) best = k
  return best
}

function intervalsOf({ intervals }: FittedPipeline, { values }: Prediction): Pick<PredictResult, 'lower' | 'upper'> {
  if (intervals === null) return { lower: null, upper: null }
  const lower = new Float64Array(values.length)
  const upper = new Float64Array(values.length)
  for (let row = 0; row < values.length; row++) [lower[row], upper[row]] = intervalAt(intervals, values[row])
  return { lower, upper }
}
