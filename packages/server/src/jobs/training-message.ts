import type { Progress } from '@csvanalyzer/core'
import type { MessagePort } from 'node:worker_threads'
import type { BlobStoreOptions } from '../storage/blob-store.ts'
import type { TrainingSpec } from './training-spec.ts'

export interface TrainingTask {
  readonly modelId: string
  readonly datasetId: string
  readonly spec: TrainingSpec
  readonly blobs: BlobStoreOptions
  /** Progress goes out; the word `stop` comes in. */
  readonly port: MessagePort
}

export type TrainingReport = Pick<Progress, 'stage' | 'done' | 'total' | 'message' | 'detail'>

/** What the thread says of the model that it has put into the file store. */
export interface TrainedModel {
  readonly task: string
  readonly learner: string
  readonly metric: string
  readonly score: number | null
  readonly lower: number | null
  readonly upper: number | null
  readonly baseline: number | null
  readonly hash: string
  readonly byteCount: number
  readonly trainingSeconds: number
}

/** An outcome instead of an exception: what crosses a thread loses its class. */
export type TrainingOutcome =
  | { readonly kind: 'trained'; readonly model: TrainedModel }
  | { readonly kind: 'refused'; readonly code: string; readonly message: string }
  | { readonly kind: 'stopped' }
