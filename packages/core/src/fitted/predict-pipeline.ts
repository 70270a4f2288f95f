import type { Dataset } from '../table/dataset.ts'
import type { FittedPipeline } from './fitted-pipeline.ts'
import { predictGuarded } from './predict-guarded.ts'
import type { PredictResult } from './predict-result.ts'
import { readDataset } from './read-dataset.ts'
import { readRows, type RowSource } from './read-rows.ts'

/** Rows to predict: plain objects, columns made before, or a loaded table. */
export type PredictSource = RowSource | Dataset

/** Predictions for any source, in the order of its rows. Never throws for what a row holds: that is a finding beside the prediction. */
export function predictPipeline(pipeline: FittedPipeline, source: PredictSource): PredictResult {
  return predictGuarded(pipeline, isDataset(source) ? readDataset(pipeline, source) : readRows(pipeline, source))
}

function isDataset(source: PredictSource): source is Dataset {
  return 'columns' in source && Array.isArray(source.columns)
}
