import { predictPipeline } from '../fitted/predict-pipeline.ts'
import type { PredictResult } from '../fitted/predict-result.ts'
import { load } from '../table/load.ts'
import { checkColumns, checkValues } from './check-rows.ts'
import { mlflowRows } from './mlflow-rows.ts'
import { outputColumns } from './output-columns.ts'
import { readJson, readText } from './read-json.ts'
import { missingInputs, ScoringError } from './scoring-error.ts'
import type { ReadyModel } from './served-model.ts'

/** `POST /invocations` of MLflow's scoring server: JSON in its four forms, or CSV. */
export async function scoreMlflow(model: ReadyModel, request: Request): Promise<Response> {
  const unsupported = whyUnsupported(request.headers.get('content-type') ?? '')
  if (unsupported !== null) {
    return new Response(unsupported, { status: 415, headers: { 'content-type': 'text/plain; charset=utf-8' } })
  }
  try {
    const isCsv = mediaTypeOf(request.headers.get('content-type')!) === 'text/csv'
    return Response.json({ predictions: records(model, await (isCsv ? fromCsv : fromJson)(model, request)) })
  } catch (error) {
    if (!(error instanceof ScoringError)) throw error
    return Response.json({ error_code: error.code, message: error.message }, { status: error.status })
  }
}

async function fromJson({ pipeline, predict }: ReadyModel, request: Request): Promise<PredictResult> {
  const rows = mlflowRows(await readJson(request))
  checkColumns(pipeline, rows)
  const result = predict(rows)
  checkValues(pipeline, result)
  return result
}

async function fromCsv({ pipeline }: ReadyModel, request: Request): Promise<PredictResult> {
  const text = await readText(request)
  if (text.trim() === '') throw new ScoringError('the body is empty; it must be CSV with a line of column names')
  const dataset = await load(text, { header: true })
  const absent = pipeline.inputs.filter(({ name }) => !dataset.columns.some((column) => column.name === name))
  if (absent.length > 0) throw missingInputs(absent.map(({ name }) => name))
  const result = predictPipeline(pipeline, dataset)
  checkValues(pipeline, result)
  return result
}

/** One object a row; a number that is none is null. */
function records({ pipeline }: ReadyModel, result: PredictResult): readonly object[] {
  const columns = outputColumns(pipeline).map(({ name, values }) => [name, values(result)] as const)
  return Array.from({ length: result.prediction.rowCount }, (_, row) =>
    Object.fromEntries(columns.map(([name, values]) => [name, values[row]])),
  )
}

function mediaTypeOf(contentType: string): string {
  return contentType.split(';')[0].trim().toLowerCase()
}

function whyUnsupported(contentType: string): string | null {
  const type = mediaTypeOf(contentType)
  if (type !== 'application/json' && type !== 'text/csv') {
    return `This predictor only supports the following content types: application/json, text/csv. Got '${contentType}'.`
  }
  const charset = /charset\s*=\s*"?([^";]*)/i.exec(contentType)?.[1].trim().toLowerCase()
  return charset === undefined || charset === 'utf-8' || charset === 'utf8'
    ? null
    : 'The scoring server only supports UTF-8'
}
