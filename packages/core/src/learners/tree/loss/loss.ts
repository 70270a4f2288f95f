import type { BoostArrays } from '../boost/boost-arrays.ts'
import type { Link } from '../../../models/model.ts'

/** What boosting minimises. Scores are additive, the response is their link. */
export interface Loss {
  readonly link: Link
  /** Scores a row: 1, or one a class. */
  readonly scoreCount: number
  /** Every hessian is 1 when rows weigh 1: then sums of counts are exact in few bits. */
  readonly unitHessian: boolean
  /** The best constant scores. */
  start(labels: Float64Array, weights: Float64Array): Float64Array
  /** Once a round, before the gradients of its scores. */
  beginRound?(arrays: BoostArrays): void
  /** Writes gradients and hessians of score `k`; out = [Σ|g|, Σh, Σg]. */
  gradients(arrays: BoostArrays, k: number): void
  /** Mean loss of rows; scores score-major. */
  mean(scores: Float64Array, labels: Float64Array, weights: Float64Array): number
  /** For losses whose Newton step misleads: the best output of a leaf from its rows' residuals label − score. */
  readonly leafQuantile?: number
}
