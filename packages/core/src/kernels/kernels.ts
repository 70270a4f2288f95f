import type { Arena } from './arena.ts'

/** Bins of one feature in a histogram; the last is for missing values. */
export const BINS = 256
export const MISSING_BIN = 255
/** Words of a node of a grown tree: feature, first word of its left child, a bit for each bin that goes left. A leaf is its own child. */
export const NODE_WORDS = 10
/** Rows whose gradients are summed together. */
export const GRADIENT_BLOCK = 4096

/**
 * The hot loops of the tree engine. All arrays come from `arena`. Sums are of whole numbers below 2^53, so no result depends on
 * order: every implementation gives the same bits.
 *
 * A quad holds the bins of features 4g … 4g + 3 of one row in one Int32; quads are group-major with `stride` rows a group.
 * A histogram is features × 256 numbers: packed (gradient · 2^shift + hessian) or one plane each of gradients and hessians.
 */
export interface Kernels {
  readonly name: 'js' | 'wasm'
  /** Trees of a forest that grow at the same time. */
  readonly threads: number
  readonly arena: Arena

  /**
   * Adds the values of the rows `rows[begin … begin + count)` to the histogram at `at`, for as many of the first features of each group of
   * four as its entry in `groups` says. `gathered` is scratch.
   */
  histogram(
    quads: Int32Array,
    stride: number,
    groups: Uint8Array,
    rows: Int32Array,
    begin: number,
    count: number,
    values: Float64Array,
    gathered: Float64Array,
    histogram: Float64Array,
    at: number,
  ): void
  /** The same for all rows 0 … count − 1. */
  histogramOfAll(
    quads: Int32Array,
    stride: number,
    groups: Uint8Array,
    count: number,
    values: Float64Array,
    histogram: Float64Array,
    at: number,
  ): void
  /** histogram[at + i] −= histogram[minus + i] for i < length, which is even. */
  subtract(histogram: Float64Array, at: number, minus: number, length: number): void
  /** Moves the rows whose bin has a 1 in `table` to the front, both sides keeping their order; returns how many. */
  partition(
    quads: Int32Array,
    groupStart: number,
    shift: number,
    table: Uint8Array,
    rows: Int32Array,
    begin: number,
    count: number,
    scratch: Int32Array,
  ): number
  /**
   * The best threshold over the numeric features of `features` (see SplitFeature). Writes [score, feature, bin, missing left, Σg left, Σh left]
   * to `out` (feature −1: none) and clears the bit of features that have no admissible split in `usable`.
   */
  bestSplit(
    histogram: Float64Array,
    at: number,
    plane: number,
    features: Int32Array,
    usable: Uint8Array,
    usableAt: number,
    settings: Float64Array,
    out: Float64Array,
  ): void
  /** scores[at + row] += values[leaf] for the rows of each leaf; `leaves` holds where each begins in `rows`, and how many they are. */
  addToScores(
    scores: Float64Array,
    at: number,
    rows: Int32Array,
    leaves: Int32Array,
    leafCount: number,
    values: Float64Array,
  ): void
  /**
   * sums[at + i] and scores[at + i] += the value of the leaf that row i reaches, i < count. `bins` are row-major, `width` a row; `values` is
   * beside the nodes.
   */
  addLeafValues(
    bins: Uint8Array,
    width: number,
    count: number,
    nodes: Int32Array,
    values: Float64Array,
    sums: Float64Array,
    scores: Float64Array,
    at: number,
  ): void
  /** into[i] = floor(g[i] · gScale + ½) · 2^shift + floor(h[i] · hScale + ½); the sums of both parts go to out[0], out[1]. */
  pack(
    gradients: Float64Array,
    hessians: Float64Array,
    count: number,
    gScale: number,
    hScale: number,
    power: number,
    into: Float64Array,
    out: Float64Array,
  ): void
  /** into[i] = floor(values[i] · scale + ½); the sum goes to out[0]. */
  quantise(values: Float64Array, count: number, scale: number, into: Float64Array, out: Float64Array): void
  /** Σ floor(g · gScale + ½) and Σ floor(h · hScale + ½) over the rows of each leaf, side by side in `sums`. */
  leafSums(
    gradients: Float64Array,
    hessians: Float64Array,
    rows: Int32Array,
    leaves: Int32Array,
    leafCount: number,
    gScale: number,
    hScale: number,
    sums: Float64Array,
  ): void
  /** g = w·(p − y), h = w·p·(1 − p) of the logistic loss; [Σ|g|, Σh, Σg] of each GRADIENT_BLOCK rows in `blocks`. Empty weights count 1. */
  logisticGradients: GradientKernel
  /** g = w·(score − y), h = w of the squared error. */
  squaredGradients: GradientKernel

  /** Grows deep trees, at most `threads` of them, each with arrays of its own; returns how many nodes each has. */
  growForestTrees(trees: readonly ForestTree[]): readonly number[]

  /** Lets other threads go. */
  close(): void
}

type GradientKernel = (
  scores: Float64Array,
  at: number,
  labels: Float64Array,
  weights: Float64Array,
  count: number,
  gradients: Float64Array,
  hessians: Float64Array,
  blocks: Float64Array,
) => void

/** An entry of `features` for bestSplit: value bins, then flags. */
export const SPLIT_HAS_MISSING = 1 << 16
export const SPLIT_ENABLED = 1 << 17

/** Positions in `settings` of bestSplit. */
export const SETTING = {
  sumG: 0,
  sumH: 1,
  gInverse: 2,
  hInverse: 3,
  power: 4,
  lambda1: 5,
  lambda2: 6,
  minHessian: 7,
  scoreToBeat: 8,
} as const

/**
 * What one tree of a forest reads and writes. Moments: 2 slots, a row adds (weight, value = weight · y). Classes: K slots, a row adds
 * its weight to the slot of its class = value. The children of a node are neighbours.
 */
/** Up to so many rows a node of a forest splits between any two values, not only between bins. */
export const EXACT_ROWS = 8

export interface ForestTree {
  /** Column-major bins, `stride` rows a feature. */
  readonly bins: Uint8Array
  readonly stride: number
  /** The values themselves, row-major, so that the few rows of a small node stay in the cache; empty: small nodes split between bins too. */
  readonly raw: Float64Array
  /** Of each feature: 1 categorical, 0 numeric. */
  readonly categorical: Uint8Array
  readonly slots: number
  readonly classes: boolean
  /** Rows of the tree, ascending at first; permuted with their weights and values while the tree grows. */
  readonly rows: Int32Array
  readonly weight: Float64Array
  readonly value: Float64Array
  readonly rowCount: number
  /** Whether `leaves` is wanted: the leaf that each row without a draw reaches, −1 for the others. */
  readonly outOfBag: boolean
  readonly draws: Int32Array
  readonly leaves: Int32Array
  readonly scratchRows: Int32Array
  readonly scratchWeight: Float64Array
  readonly scratchValue: Float64Array
  /** 256 × slots, zero between features. */
  readonly histogram: Float64Array
  /** The occupied bins of the feature at hand, in order, and their sums; 256 and 257 × slots. */
  readonly keys: Int32Array
  readonly cells: Float64Array
  /** Features in the order of their last draw; waiting nodes. */
  readonly order: Int32Array
  readonly stack: Int32Array
  /** Found by a scan: score, bin, missing left, threshold of a small node. */
  readonly found: Float64Array
  readonly nodes: ForestNodes

  readonly featuresPerNode: number
  readonly minLeafWeight: number
  readonly minSplitRows: number
  readonly maxDepth: number
  readonly maxNodes: number
  /** One random threshold a feature instead of the best. */
  readonly randomThresholds: boolean
  /** Nodes whose values differ by less (per weight) are pure. */
  readonly tolerance: number
  readonly seed: number
}

export interface ForestNodes {
  readonly feature: Int32Array
  /** The last bin that goes left; −1: `threshold` says it. */
  readonly bin: Int32Array
  /** Of small nodes that split on the values themselves; empty without. */
  readonly threshold: Float64Array
  readonly left: Int32Array
  readonly missingLeft: Uint8Array
  /** nodes × slots sums. */
  readonly sums: Float64Array
  /** nodes × 8 words: the bins that go left, for categorical tests. */
  readonly sets: Int32Array
}
