import type { FittedPipeline } from './fitted-pipeline.ts'
import type { InputRow } from './input-row.ts'
import { finishResult, type PredictResult } from './predict-result.ts'
import { rowPredictor } from './row-predictor.ts'

/** Predictions for plain rows, one by one: what needs no table and no columns. */
export function predictRows(
  pipeline: FittedPipeline,
  rows: readonly InputRow[],
  predict = rowPredictor(pipeline),
): PredictResult {
  const predicted = rows.map((row) => predict(row))
  const width = pipeline.task === 'regression' ? 1 : pipeline.classes.length
  const values = new Float64Array(rows.length * width)
  predicted.forEach((row, i) => values.set(row.values, i * width))
  const prediction = { task: pipeline.task, rowCount: rows.length, width, values }
  return finishResult(
    pipeline,
    prediction,
    Uint8Array.from(predicted, (row) => Number(row.inDomain)),
    predicted.map((row) => row.findings),
  )
}
