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
import { finishResult, type PredictResult } from './predict-result.ts'
import { targetValue } from './target-value.ts'

const nothing: readonly Finding[] = []

/** Cleaning, encoding, model and calibration replayed on columns that were read and checked. */
export function predictGuarded(pipeline: FittedPipeline, { set, findings, inDomain }: GuardedInput): PredictResult {
  const lists = Array.from({ length: set.rowCount }, (_, row) => findings.get(row) ?? nothing)
  return finishResult(pipeline, predictColumns(pipeline, set), inDomain, lists)
}

/** The response of the pipeline for input columns that need no checks. */
export function predictColumns(pipeline: FittedPipeline, set: ColumnSet): Prediction {
  return finishResponse(pipeline, predictModel(pipeline.model, featuresOf(pipeline, set)))
}

/** What the pipeline makes of the response of its model: calibrated, in the unit of the target. */
export function finishResponse(pipeline: FittedPipeline, response: Prediction): Prediction {
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
