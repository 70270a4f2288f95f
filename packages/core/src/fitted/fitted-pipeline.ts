import type { CleaningPlan } from '../clean/plan.ts'
import type { Feature } from '../matrix/feature-matrix.ts'
import type { Task } from '../matrix/task.ts'
import type { Calibration, Model } from '../models/model.ts'
import type { ColumnFormat, ColumnType } from '../table/column.ts'
import type { ColumnOperation } from '../transforms/operation.ts'
import type { JsonObject } from '../util/json.ts'

/** One column that prediction reads: the typed schema learned from the CSV. */
export interface InputColumn {
  readonly name: string
  /** What operations get: numbers (dates as epoch ms, booleans 0/1) or texts. */
  readonly kind: 'number' | 'text'
  readonly type: ColumnType
  readonly format: ColumnFormat
  /** Share of training rows where it was missing. */
  readonly missingShare: number
  /** Numbers and dates: smallest and largest in training. */
  readonly range: readonly [number, number] | null
  /** Texts with few distinct values: those seen in training, most frequent first (at most 1,000). */
  readonly values: readonly string[] | null
  /** The usual value (median or mode) and a sample, for forms and examples. */
  readonly usual: string | number | null
}

/** Cleaning, encoding, model, calibration and schema in one value: what `predict` replays and every exporter prints. */
export interface FittedPipeline {
  readonly format: 'csvanalyzer-pipeline'
  readonly version: 1
  /** Version of the library that made it. */
  readonly library: string
  readonly task: Task
  readonly target: string
  /** Class texts as in the file, index = class; empty for regression. Binary: index 1 is the positive class. */
  readonly classes: readonly string[]
  readonly positive: string | null
  readonly inputs: readonly InputColumn[]
  /** Cleaning, then encoding, lowered; applied to the inputs in order. */
  readonly operations: readonly ColumnOperation[]
  /** The columns after `operations` that the model reads, in order. */
  readonly features: readonly Feature[]
  readonly model: Model
  /** Of the whole model's response, after its own link. */
  readonly calibration: readonly Calibration[]
  /** Binary: the positive class is predicted from this probability on. */
  readonly threshold: number
  /** What decisions cost, row-major actual × decided, where that was asked for. Several classes: the cheapest one is predicted. */
  readonly costs?: readonly number[]
  /** Regression: the model predicts g(y); predictions come back by its inverse. */
  readonly targetTransform:
    | { readonly kind: 'identity' }
    | { readonly kind: 'log'; readonly shift: number; readonly smearing: number }
    | { readonly kind: 'yeo-johnson'; readonly lambda: number; readonly smearing: number }
  /** Regression: half-widths by conformal prediction, lower = value − q (constant) or scaled by a difficulty estimate. */
  readonly intervals: {
    readonly coverage: number
    readonly lower: Float64Array
    readonly upper: Float64Array
    readonly at: Float64Array
  } | null
  /** The plan as fitted (statistics stored), for people; replay uses `operations`. */
  readonly plan: CleaningPlan
  /** How it was made: options, seed, chosen learner and parameters, work done. Enough for `verify`. */
  readonly recipe: JsonObject
}
