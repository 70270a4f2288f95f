import type { FittedPipeline } from '../fitted/fitted-pipeline.ts'
import type { InputRow } from '../fitted/input-row.ts'
import { predictPipeline } from '../fitted/predict-pipeline.ts'
import type { PredictResult } from '../fitted/predict-result.ts'
import { predictRows } from '../fitted/predict-rows.ts'
import { rowPredictor } from '../fitted/row-predictor.ts'

/** A pipeline under a name, as a server offers it. */
export interface ServedModel {
  readonly name: string
  /** `1` when absent. */
  readonly version?: string
  readonly pipeline: FittedPipeline
}

/** A model ready to answer: what one row needs is made once, not once a request. */
export interface ReadyModel {
  readonly name: string
  readonly version: string
  readonly pipeline: FittedPipeline
  readonly predict: (rows: readonly InputRow[]) => PredictResult
}

/** From here on columns are faster than rows one by one. */
const manyRows = 64

export function readyModel({ name, version = '1', pipeline }: ServedModel): ReadyModel {
  const predictRow = rowPredictor(pipeline)
  return {
    name,
    version,
    pipeline,
    predict: (rows) =>
      rows.length < manyRows ? predictRows(pipeline, rows, predictRow) : predictPipeline(pipeline, rows),
  }
}
