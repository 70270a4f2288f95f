import type { Evaluation, FittedPipeline, Leaderboard } from '@csvanalyzer/core'
import type { LoggedDataset } from './dataset-input.ts'

/** A fitted pipeline, how good it is, and where MLflow shall keep it. */
export interface LogRun {
  readonly experimentName: string
  readonly pipeline: FittedPipeline
  readonly evaluation: Evaluation
  readonly leaderboard: Leaderboard
  /** The MLflow model directory by path, as core's `exporters.mlflow.files(pipeline)` gives it; null: no model is logged. */
  readonly modelFiles: { readonly [path: string]: Uint8Array } | null
  /** What the pipeline was trained on. */
  readonly dataset?: LoggedDataset
  /** The model becomes the next version of this one, and the alias points at it. */
  readonly registeredModel?: { readonly name: string; readonly alias?: string }
  readonly runName?: string
  readonly tags?: { readonly [key: string]: string }
  /** Further files of the run. */
  readonly artifacts?: { readonly [path: string]: Uint8Array | string }
  /** Milliseconds since 1970; now when absent. */
  readonly startTime?: number
  readonly endTime?: number
}
