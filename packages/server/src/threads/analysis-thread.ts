import { workerData } from 'node:worker_threads'
import {
  CsvAnalyzerError,
  createLocalSession,
  exportModel as exportPipeline,
  exporters,
  fromJson,
  predict as predictRows,
} from '@csvanalyzer/core'
import type {
  DatasetSummary,
  ExportFormat,
  FittedPipeline,
  InputRow,
  PredictedRow,
  Profile,
  CleaningPlan,
  RowsPage,
  RowsRequest,
  Session,
} from '@csvanalyzer/core'
import type { DatasetRef, ExportedFile, ModelSchema } from '../services/analysis.ts'
import type { ThreadAnswer } from '../services/analysis-pool.ts'
import { blobKeys } from '../storage/blob-keys.ts'
import type { BlobStoreOptions } from '../storage/blob-store.ts'
import { openBlobStore } from '../storage/open-blob-store.ts'
import { predictedRows } from './predicted-rows.ts'
import { recent } from './recent.ts'

const given = workerData as { readonly blobs: BlobStoreOptions; readonly maxBytes: number }
const blobs = openBlobStore(given.blobs)
const sessions = recent<{ readonly session: Session; readonly summary: DatasetSummary }>(8, ({ session }) =>
  session.dispose(),
)
const pipelines = recent<FittedPipeline>(32)

interface OfDataset {
  readonly dataset: DatasetRef
}
interface OfModel {
  readonly modelId: string
}

export function load({ dataset }: OfDataset): Promise<ThreadAnswer<DatasetSummary>> {
  return answer(async () => (await opened(dataset)).summary)
}

export function rows({
  dataset,
  request,
}: OfDataset & { readonly request: RowsRequest }): Promise<ThreadAnswer<RowsPage>> {
  return answer(async () => (await opened(dataset)).session.rows(request))
}

export function profile({
  dataset,
  target,
}: OfDataset & { readonly target: string | null }): Promise<ThreadAnswer<Profile>> {
  return answer(async () => (await opened(dataset)).session.profile({ target: target ?? undefined }))
}

export function suggest({
  dataset,
  target,
}: OfDataset & { readonly target: string | null }): Promise<ThreadAnswer<CleaningPlan>> {
  return answer(async () => (await opened(dataset)).session.suggest({ target: target ?? undefined }))
}

export function schema({ modelId }: OfModel): Promise<ThreadAnswer<ModelSchema>> {
  return answer(async () => {
    const { inputs, plan, task, target, classes, positive, threshold } = await pipelineOf(modelId)
    return { inputs, plan, task, target, classes, positive, threshold }
  })
}

export function predict({
  modelId,
  rows: given,
}: OfModel & { readonly rows: readonly InputRow[] }): Promise<ThreadAnswer<readonly PredictedRow[]>> {
  return answer(async () => {
    const pipeline = await pipelineOf(modelId)
    return predictedRows(pipeline, predictRows(pipeline, given))
  })
}

export function exportModel({
  modelId,
  format,
}: OfModel & { readonly format: string }): Promise<ThreadAnswer<ExportedFile>> {
  return answer(async () => {
    const pipeline = await pipelineOf(modelId)
    const printed: string | Uint8Array = await exportPipeline(pipeline, format as ExportFormat)
    const { mediaType, extension } = exporters[format as ExportFormat]
    return { bytes: Buffer.from(printed), mediaType, fileName: `${pipeline.target}-model.${extension}` }
  })
}

export async function forget({ id }: { readonly id: string }): Promise<ThreadAnswer<null>> {
  sessions.dropAll(id)
  pipelines.dropAll(id)
  return { value: null }
}

function opened({ id, name, loadOptions }: DatasetRef) {
  return sessions.get(`${id} ${name} ${JSON.stringify(loadOptions)}`, async () => {
    const session = createLocalSession()
    const bytes = await blobs.read(blobKeys.datasetSource(id))
    return { session, summary: await session.load({ bytes, name }, { ...loadOptions, maxBytes: given.maxBytes }) }
  })
}

function pipelineOf(id: string): Promise<FittedPipeline> {
  return pipelines.get(id, async () => fromJson((await blobs.read(blobKeys.pipeline(id))).toString('utf8')))
}

async function answer<T>(act: () => Promise<T>): Promise<ThreadAnswer<T>> {
  try {
    return { value: await act() }
  } catch (error) {
    if (!(error instanceof CsvAnalyzerError)) throw error
    return { error: { code: error.code, message: error.message, details: error.details } }
  }
}
