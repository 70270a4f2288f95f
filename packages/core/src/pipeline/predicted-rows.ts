import type { FittedPipeline } from '../fitted/fitted-pipeline.ts'
import type { PredictResult } from '../fitted/predict-result.ts'
import type { PredictedRow } from './session.ts'

/** Predictions as one plain value a row, for pages and services; `predict` itself gives typed arrays. */
export function predictedRows(
  { classes }: Pick<FittedPipeline, 'classes'>,
  result: PredictResult,
): readonly PredictedRow[] {
  const { values, width, rowCount } = result.prediction
  return Array.from({ length: rowCount }, (_, row) => ({
    prediction: result.texts === null ? values[row] : result.texts[row],
    probabilities:
      result.texts === null ? null : Object.fromEntries(classes.map((text, k) => [text, values[row * width + k]])),
    interval: result.lower && result.upper ? ([result.lower[row], result.upper[row]] as const) : null,
    inDomain: result.inDomain[row] === 1,
    findings: result.findings[row],
  }))
}
