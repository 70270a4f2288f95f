import type { FittedPipeline, PredictedRow, PredictResult } from '@csvanalyzer/core'

/** The typed arrays of a prediction as one plain value a row. */
export function predictedRows(pipeline: FittedPipeline, result: PredictResult): readonly PredictedRow[] {
  return result.findings.map((findings, row) => ({
    prediction: result.texts?.[row] ?? result.prediction.values[row],
    probabilities: probabilitiesOf(pipeline, result, row),
    interval: result.lower && result.upper ? [result.lower[row], result.upper[row]] : null,
    inDomain: result.inDomain[row] === 1,
    findings,
  }))
}

function probabilitiesOf(
  { classes, task }: FittedPipeline,
  { prediction }: PredictResult,
  row: number,
): PredictedRow['probabilities'] {
  if (task === 'regression') return null
  return Object.fromEntries(classes.map((text, k) => [text, prediction.values[row * prediction.width + k]]))
}
