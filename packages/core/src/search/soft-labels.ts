import type { FeatureMatrix } from '../matrix/feature-matrix.ts'
import type { Prediction } from '../matrix/prediction.ts'

/** Rows to learn from with what a teacher says of them. */
export interface SoftLabels {
  readonly matrix: FeatureMatrix
  /** Rows of the matrix, and the teacher's answers in their order. */
  readonly rows: Int32Array
  readonly answers: Prediction
  /** What came true, in the same order. */
  readonly actual: Float64Array
  readonly weights: Float64Array | null
}
