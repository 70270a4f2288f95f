import type { FittedPipeline } from '../fitted/fitted-pipeline.ts'
import { predictPipeline } from '../fitted/predict-pipeline.ts'
import type { PredictResult } from '../fitted/predict-result.ts'
import type { Dataset } from '../table/dataset.ts'
import { loadParts, type LoadPartsOptions } from '../table/load-parts.ts'
import type { LoadSource } from '../table/load-options.ts'
import { sourceParts } from '../table/read/source-parts.ts'

/** The predictions of some rows that follow one another in the file. */
export interface PredictedPart extends PredictResult {
  /** Row of the file's table that the first of these rows is, 0-based. */
  readonly firstRow: number
  /** The rows themselves. */
  readonly dataset: Dataset
}

/**
 * Predictions for a file of any length, part by part, with memory bounded by the size of a part. The rows come in the order of the file.
 * @param options those of `load`, and `partBytes`
 * @throws CsvAnalyzerError what `load` throws
 * @example for await (const { firstRow, texts } of predictAll(pipeline, stream)) console.log(firstRow, texts)
 */
export async function* predictAll(
  pipeline: FittedPipeline,
  source: LoadSource,
  options: LoadPartsOptions = {},
): AsyncGenerator<PredictedPart, void, undefined> {
  let firstRow = 0
  for await (const dataset of loadParts(await sourceParts(source, options), options)) {
    yield { ...predictPipeline(pipeline, dataset), firstRow, dataset }
    firstRow += dataset.rowCount
  }
}
