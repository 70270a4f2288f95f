import type { CleaningPlan } from '../clean/plan.ts'
import type { Evaluation } from '../evaluate/evaluation.ts'
import type { FittedPipeline, InputColumn } from '../fitted/fitted-pipeline.ts'
import type { Profile } from '../profile/profile.ts'
import type { Leaderboard } from '../search/leaderboard.ts'
import type { ColumnFormat, ColumnType } from '../table/column.ts'
import type { Source } from '../table/dataset.ts'
import type { Finding } from '../util/finding.ts'
import type { Progress } from '../util/run-options.ts'

/** One dataset being worked on, wherever it runs: in a worker of the page or on a server. All values are plain. */
export interface Session {
  load(input: SessionInput, options?: SessionLoadOptions, run?: SessionRun): Promise<DatasetSummary>
  /** Cells as text, as they stand in the file; null is missing. */
  rows(request: RowsRequest): Promise<RowsPage>
  profile(options: { readonly target?: string }, run?: SessionRun): Promise<Profile>
  suggest(options: { readonly target?: string }, run?: SessionRun): Promise<CleaningPlan>
  fit(options: SessionFitOptions, run?: SessionRun): Promise<SessionFit>
  predict(rows: readonly InputRow[]): Promise<readonly PredictedRow[]>
  exportModel(
    format: string,
  ): Promise<{ readonly bytes: Uint8Array; readonly mediaType: string; readonly fileName: string }>
  dispose(): void
}

export type SessionInput =
  | { readonly bytes: Uint8Array; readonly name: string }
  | { readonly file: File }
  | { readonly url: string }
  | { readonly text: string; readonly name: string }
export interface SessionRun {
  readonly signal?: AbortSignal
  readonly onProgress?: (progress: Progress) => void
}
export interface SessionLoadOptions {
  readonly delimiter?: string
  readonly quote?: string | null
  readonly encoding?: string
  readonly header?: boolean
  readonly types?: { readonly [column: string]: ColumnType }
  /** Also of what a packed file unpacks to. */
  readonly maxBytes?: number
}
export interface DatasetSummary {
  readonly name: string
  readonly rowCount: number
  readonly columns: readonly {
    readonly name: string
    readonly type: ColumnType
    readonly format: ColumnFormat
    readonly missing: number
    readonly reason: string
    readonly fit: number
  }[]
  readonly source: Source
  readonly findings: readonly Finding[]
}
export interface RowsRequest {
  readonly offset: number
  readonly limit: number
  /** Show the table as the accepted steps of this plan leave it. */
  readonly plan?: CleaningPlan
  readonly sort?: { readonly column: string; readonly descending: boolean }
  readonly filters?: readonly (
    | { readonly column: string; readonly values: readonly string[] }
    | { readonly column: string; readonly from: number; readonly to: number }
    | { readonly search: string }
  )[]
}
export interface RowsPage {
  readonly total: number
  readonly offset: number
  readonly names: readonly string[]
  /** `index` is the row in the source file's table, 0-based. */
  readonly rows: readonly { readonly index: number; readonly cells: readonly (string | null)[] }[]
}
export interface SessionFitOptions {
  readonly target: string
  readonly plan?: CleaningPlan
  readonly positive?: string
  readonly learners?: readonly string[]
  readonly effort?: 'low' | 'medium' | 'high'
  readonly maxSeconds?: number
  readonly seed?: number
  /** Trainings that run at the same time; 1 when absent. Never changes the result. */
  readonly workers?: number
}
export interface SessionFit {
  readonly leaderboard: Leaderboard
  readonly evaluation: Evaluation
  readonly findings: readonly Finding[]
  readonly inputs: readonly InputColumn[]
  /** The cleaning plan that the model replays, as fitted. */
  readonly plan: CleaningPlan
  readonly pipeline: Pick<FittedPipeline, 'task' | 'target' | 'classes' | 'positive' | 'threshold'> & {
    readonly hash: string
  }
}
export type InputRow = { readonly [column: string]: string | number | boolean | null | undefined }
export interface PredictedRow {
  /** Class text or number. */
  readonly prediction: string | number
  readonly probabilities: { readonly [classText: string]: number } | null
  readonly interval: readonly [number, number] | null
  /** False when a value is unseen, missing where training never was, or out of range. */
  readonly inDomain: boolean
  readonly findings: readonly Finding[]
}
