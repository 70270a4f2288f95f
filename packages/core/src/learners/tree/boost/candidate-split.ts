/** The best split found for a leaf; sums are of its left side. */
export interface CandidateSplit {
  readonly gain: number
  readonly feature: number
  /** Last bin of the left side; −1 for a set. */
  readonly bin: number
  readonly missingLeft: boolean
  readonly leftG: number
  readonly leftH: number
  /** Bins that go left, for categorical features. */
  readonly set: Int32Array | null
  /** The leaf had rows without a value of the feature, so their direction was learned. */
  readonly sawMissing: boolean
}
