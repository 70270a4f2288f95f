import type { Column } from '../table/column.ts'
import type { Dataset } from '../table/dataset.ts'
import type { ColumnProfile, Profile } from '../profile/profile.ts'
import type { ColumnData, ColumnSet } from '../transforms/column-data.ts'
import type { ColumnOperation } from '../transforms/operation.ts'
import type { Finding } from '../util/finding.ts'
import type { JsonObject } from '../util/json.ts'
import type { RunOptions } from '../util/run-options.ts'
import type { OptionSpecs } from './option-spec.ts'
import type { CleaningStep } from './plan.ts'
import type { ColumnTypes } from './types-after.ts'

/** One kind of cleaning step: a value in one file, and one line in the registry `actions`. */
export interface CleaningAction {
  readonly name: string
  readonly title: string
  /** One sentence: what it does to the data. */
  readonly doc: string
  /** Acts on one column, or on rows of the whole table. */
  readonly on: 'column' | 'table'
  /** `drop` acts on training rows only: prediction answers every row. */
  readonly rows: 'keep' | 'drop'
  readonly options: OptionSpecs
  /** Whether it looks at every column of a row, not only at its own. */
  readonly readsAll?: boolean
  /** The step that the profile calls for, without previews; null when there is nothing to do. Pure and cheap. */
  suggest?(context: SuggestContext): Suggestion | null
  /** What is to be learned from the training rows (a median, a map of categories); stored in the step and replayed. */
  fit?(data: FitData, step: CleaningStep, run: RunOptions): JsonObject | Promise<JsonObject>
  /** The column operations that replay the fitted step; null when it acts on this file only (rows, cells by hand). */
  lower(step: CleaningStep, kind: ColumnData['kind'] | undefined): readonly ColumnOperation[] | null
  /** `rows: 'drop'`: 1 for each row that stays. */
  keep?(data: FitData, step: CleaningStep): Uint8Array
  /** The column with more of its cells read: the loader gave them up, a fitted pipeline reads them as this one does. */
  reread?(dataset: Dataset, step: CleaningStep): Column | null
  /** Changes cells of this file that no column operation can: by hand, or by their neighbours. */
  edit?(dataset: Dataset, step: CleaningStep): Column | null
}

/** Training rows as the earlier steps of the plan left them. */
export interface FitData {
  readonly set: ColumnSet
  /** Row of the source that each row of `set` is. */
  readonly rows: Int32Array
  readonly target: string | null
  /** What each column of the set holds: numbers, dates and yes or no are all numbers there. */
  readonly types: ColumnTypes
}

export interface SuggestContext {
  readonly dataset: Dataset
  readonly profile: Profile
  readonly target: string | null
  /** Null for table actions. */
  readonly column: ColumnProfile | null
  /** The findings about that column, or about the whole table. */
  readonly findings: readonly Finding[]
  readonly kind: KindVerdict | null
}

/** What SimpleCleanModel says of a column. */
export interface KindVerdict {
  readonly kind: string
  readonly confidence: number
  readonly path: readonly string[]
}

export interface Suggestion {
  readonly options?: JsonObject
  readonly reason: string
  readonly finding?: string
}

/** The finding of that code in a context, if there is one. */
export function findingOf(context: SuggestContext, code: string): Finding | null {
  return context.findings.find((finding) => finding.code === code) ?? null
}

/** The column of a step that must have one. */
export function columnOf(step: CleaningStep): string {
  if (step.column === null) throw new Error(`the step ${step.id} has no column`)
  return step.column
}
