import type { Task } from '../matrix/task.ts'

/** How raw scores become values or probabilities. `mean-share`: scores are class shares already. */
export type Link = 'identity' | 'log' | 'logistic' | 'softmax' | 'mean-share'

interface ModelBase {
  readonly version: 1
  readonly task: Task
  /** Classes K (2 for binary), 1 for regression. */
  readonly classes: number
  readonly link: Link
}

/** score_k = intercept_k + Σ_j coefficient_kj · x_j, over scores K′ = 1 (regression, binary logistic) or K (softmax). NaN inputs count as 0 after encoding has filled them. */
export interface LinearModel extends ModelBase {
  readonly format: 'linear'
  /** Index into the feature matrix of each coefficient column. */
  readonly features: Int32Array
  /** Row-major K′ × features.length. */
  readonly coefficients: Float64Array
  readonly intercepts: Float64Array
  /** Standard errors, same shape as coefficients, where they mean something. */
  readonly standardErrors?: Float64Array
}

/**
 * Trees in flat arrays. Node i is a leaf when `left[i] < 0`; else its children are `left[i]` and `left[i] + 1`.
 * Numeric: x ≤ threshold goes left. Categorical: left when bit x of its category set is 1. Missing goes left when `missingLeft[i]`.
 * A category ≥ its set's width, or not an integer ≥ 0, goes right.
 */
export interface TreesModel extends ModelBase {
  readonly format: 'trees'
  readonly aggregate: 'sum' | 'mean'
  /** First node of each tree. */
  readonly roots: Int32Array
  /** Which score each tree adds to; −1: its leaves hold a whole row of `leafWidth` values. */
  readonly outputs: Int32Array
  readonly base: Float64Array
  readonly feature: Int32Array
  readonly threshold: Float64Array
  readonly left: Int32Array
  readonly missingLeft: Uint8Array
  /** Start of the node's bit set in `categories`, −1 for a numeric test; set width in 32-bit words in `categoryWords`. */
  readonly categoryStart: Int32Array
  readonly categoryWords: Int32Array
  readonly categories: Uint32Array
  readonly leafWidth: number
  /** Row-major nodes × leafWidth; inner nodes hold the value they would have as a leaf. */
  readonly value: Float64Array
  /** Training weight (rows) that reached the node: cover, for SHAP and rules. */
  readonly cover: Float64Array
  /** Gain of each split, 0 at leaves. */
  readonly gain: Float64Array
}

/** Maps the probabilities (or the value) of a member or of the whole: applied in order. */
export type Calibration =
  | { readonly kind: 'platt'; readonly slope: number; readonly intercept: number }
  | { readonly kind: 'temperature'; readonly temperature: number }
  | { readonly kind: 'isotonic'; readonly x: Float64Array; readonly y: Float64Array }

/** Weighted mean of the members' responses (probabilities or values). Weights ≥ 0, sum 1. */
export interface BlendModel extends ModelBase {
  readonly format: 'blend'
  readonly members: readonly {
    readonly weight: number
    readonly model: LinearModel | TreesModel
    readonly calibration?: Calibration
  }[]
}

export type Model = LinearModel | TreesModel | BlendModel
export type ModelFormat = Model['format']
