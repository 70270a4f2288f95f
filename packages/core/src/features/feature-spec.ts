import type { Feature } from '../matrix/feature-matrix.ts'
import type { ColumnOperation } from '../transforms/operation.ts'

/** The learned encoding of one family of learners: operations that make columns, then which columns are the features, in order. Plain JSON. */
export interface FeatureSpec {
  readonly encoding: 'tree' | 'linear'
  readonly operations: readonly ColumnOperation[]
  readonly features: readonly Feature[]
}
