import type { DecisionRule } from '../matrix/decision-rule.ts'
import type { Target } from '../matrix/feature-matrix.ts'
import type { Prediction } from '../matrix/prediction.ts'
import type { Task } from '../matrix/task.ts'
import type { Dataset } from '../table/dataset.ts'

/** Predictions of rows that the model has not seen, with what came true: all that an evaluation is made of. */
export interface JudgedRows {
  readonly task: Task
  readonly target: string
  readonly classes: readonly string[]
  readonly positive: string | null
  readonly origin: 'out-of-fold' | 'holdout'
  /** Name of the metric that chose the model. */
  readonly metric: string
  /** Row of the dataset of each prediction, 0-based. */
  readonly rows: Int32Array
  readonly actual: Target
  readonly predicted: Prediction
  readonly weights?: Float64Array
  readonly rule: DecisionRule
  /** What decisions cost, row-major actual × decided, where that was asked for. */
  readonly costs?: readonly number[] | null
  /** Regression: bounds of each row. */
  readonly bounds: { readonly coverage: number; readonly lower: Float64Array; readonly upper: Float64Array } | null
  readonly baselines: readonly { readonly name: string; readonly title: string; readonly predicted: Prediction }[]
  /** Where `rows` stand: the table, the columns that the model reads, and those whose groups are compared. */
  readonly table: {
    readonly dataset: Dataset
    readonly columns: readonly string[]
    readonly groups: readonly string[]
  } | null
  readonly seed: number
}
