/** What shapes one tree. */
export interface GrowParams {
  readonly numLeaves: number
  /** Infinity: no limit. */
  readonly maxDepth: number
  readonly minDataInLeaf: number
  readonly minSumHessianInLeaf: number
  readonly minGainToSplit: number
  readonly lambdaL1: number
  readonly lambdaL2: number
  readonly catL2: number
  readonly catSmooth: number
  /** Largest size of a leaf's output before the learning rate. */
  readonly maxDeltaStep: number
  /** Share of the features of the tree that each node looks at. */
  readonly featureFractionByNode: number
  /** −1, 0, 1 a feature; null: none. */
  readonly monotone: Int8Array | null
  /** Features that may stand on one path; null: all. */
  readonly interactions: readonly (readonly number[])[] | null
}
