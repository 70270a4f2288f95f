import type { FittedPipeline } from './fitted-pipeline.ts'
import { predictGuarded, type PredictResult } from './predict-guarded.ts'
import { readRows, type RowSource } from './read-rows.ts'

/** Predictions for rows or columns: what needs no table. */
export function predictRows(pipeline: FittedPipeline, source: RowSource): PredictResult {
  return predictGuarded(pipeline, readRows(pipeline, source))
}
