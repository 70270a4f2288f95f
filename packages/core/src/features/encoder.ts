import type { Feature, Target } from '../matrix/feature-matrix.ts'
import type { Task } from '../matrix/task.ts'
import type { ColumnData } from '../transforms/column-data.ts'
import type { ColumnOperation } from '../transforms/operation.ts'
import type { ColumnRole } from './column-role.ts'
import type { ColumnStatistics } from './column-statistics.ts'

/** One column of the training rows, after cleaning. */
export interface EncoderInput extends ColumnRole {
  readonly data: ColumnData
  readonly statistics: ColumnStatistics
}

export interface EncoderContext {
  readonly task: Task
  /** K for classification (2 for binary), 1 for regression. */
  readonly classes: number
  readonly y: Target
  readonly encoding: 'tree' | 'linear'
  readonly seed: number
  /** Orders of categories given by the user, lowest first, by source column. */
  readonly orders: { readonly [column: string]: readonly string[] }
  /** A column name not used before: the one asked for, or that with a number. */
  readonly freshName: (wanted: string) => string
}

/** What an encoder learned: operations that make its columns from the input column, and which of them are features. */
export interface Encoded {
  readonly operations: readonly ColumnOperation[]
  readonly features: readonly Feature[]
  /** Values for the training rows that must differ from what the operations give, because those saw the row's own target. */
  readonly training?: ReadonlyMap<string, Float64Array>
}

/** One way of turning a column into features. It learns from training rows only and returns plain operations. */
export interface Encoder {
  readonly name: string
  readonly title: string
  /** Null where the column gives nothing (constant, all missing). */
  readonly fit: (input: EncoderInput, context: EncoderContext) => Encoded | null
}
