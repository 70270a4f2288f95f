import type { JsonObject } from '../util/json.ts'

/** Names of the actions derive from the registry in `actions/index.ts`; a plan from elsewhere may hold any. */
export interface CleaningStep {
  /** Stable within the plan: `${action}:${column}` made unique. */
  readonly id: string
  readonly action: string
  /** The column acted on; null for rows of the whole table. */
  readonly column: string | null
  /** Plain JSON, checked by the action. */
  readonly options: JsonObject
  /** Filled by `fit` on training rows (a median, a category list); null before. */
  readonly learned: JsonObject | null
  readonly status: 'suggested' | 'accepted' | 'rejected' | 'undone'
  /** Two sentences that name the data. */
  readonly reason: string
  /** SimpleCleanModel's kind, confidence (0–1) and the tests on the path, in words; null for a step by hand. */
  readonly rule: { readonly kind: string; readonly confidence: number; readonly path: readonly string[] } | null
  readonly affected: { readonly cells: number; readonly rows: number }
  /** Before and after of some rows concerned, at most 10. */
  readonly preview: readonly StepPreview[]
  /** Code of the finding that it answers. */
  readonly finding: string | null
}

export interface StepPreview {
  readonly row: number
  readonly before: string | null
  /** `dropped` rows have no after. */
  readonly after: string | null
  readonly dropped?: boolean
}

/** Ordered steps. `rejected` and `undone` ones are kept and skipped. Plain JSON. */
export interface CleaningPlan {
  readonly version: 1
  readonly target: string | null
  readonly steps: readonly CleaningStep[]
}
