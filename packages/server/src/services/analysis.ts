import type {
  CleaningPlan,
  DatasetSummary,
  InputColumn,
  InputRow,
  PredictedRow,
  Profile,
  RowsPage,
  RowsRequest,
  SessionLoadOptions,
} from '@csvanalyzer/core'

/** Enough for any thread on any host to read the dataset. */
export interface DatasetRef {
  readonly id: string
  readonly name: string
  readonly loadOptions: SessionLoadOptions
}

/** What a model asks for and answers with. */
export interface ModelSchema {
  readonly inputs: readonly InputColumn[]
  readonly plan: CleaningPlan
  readonly task: string
  readonly target: string
  readonly classes: readonly string[]
  readonly positive: string | null
  readonly threshold: number
}

export interface ExportedFile {
  readonly bytes: Uint8Array
  readonly mediaType: string
  readonly fileName: string
}

/** Everything that computes on request, off the event loop of the API. Values are plain. */
export interface Analysis {
  load(dataset: DatasetRef, signal?: AbortSignal): Promise<DatasetSummary>
  rows(dataset: DatasetRef, request: RowsRequest, signal?: AbortSignal): Promise<RowsPage>
  profile(dataset: DatasetRef, target: string | null, signal?: AbortSignal): Promise<Profile>
  suggest(dataset: DatasetRef, target: string | null, signal?: AbortSignal): Promise<CleaningPlan>
  schema(modelId: string, signal?: AbortSignal): Promise<ModelSchema>
  predict(modelId: string, rows: readonly InputRow[], signal?: AbortSignal): Promise<readonly PredictedRow[]>
  exportModel(modelId: string, format: string, signal?: AbortSignal): Promise<ExportedFile>
  /** Drops what is kept in memory of a dataset or a model. */
  forget(id: string): Promise<void>
  close(): Promise<void>
}
