import type { ForestTree } from '../../../kernels/kernels.ts'

/** One pass over the rows of a node in the order of a column. */
export interface ThresholdScan {
  readonly tree: ForestTree
  /** Where the sums of the node begin. */
  readonly total: number
  readonly ranks: Int32Array
  readonly rows: Int32Array
  /** So many rows have a value; those without stand last. */
  readonly known: number
  /** Sums of the rows without a value, if these go left, else zeros. */
  readonly start: Float64Array
  /** Whether the last value may end the left side: the split of values from missing. */
  readonly triesLast: boolean
  readonly missingLeft: boolean
}
