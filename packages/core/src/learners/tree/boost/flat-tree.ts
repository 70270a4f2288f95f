import { MISSING_BIN } from '../../../kernels/kernels.ts'
import type { BinnedDataset } from '../binned-dataset.ts'
import type { GrownNode } from './grow-leaf-wise.ts'

/** A grown tree that binned rows can walk. */
export interface FlatTree {
  /** First bin of the column that a node tests. */
  readonly column: Int32Array
  /** −1 at leaves. */
  readonly left: Int32Array
  /** Of each node eight words: a bit for each bin, missing too, that goes left. One test for numbers and categories alike. */
  readonly goesLeft: Int32Array
}

export function flatTree(nodes: readonly GrownNode[], { rowCount }: BinnedDataset): FlatTree {
  const column = new Int32Array(nodes.length)
  const left = new Int32Array(nodes.length)
  const goesLeft = new Int32Array(8 * nodes.length)
  for (let node = 0; node < nodes.length; node++) {
    const { split, missingLeft } = nodes[node]
    left[node] = nodes[node].left
    if (left[node] < 0 || split === null) continue
    column[node] = split.feature * rowCount
    const bits = goesLeft.subarray(8 * node, 8 * node + 8)
    if (split.set === null) fillUpTo(bits, split.bin)
    else bits.set(split.set)
    const missing = 1 << (MISSING_BIN & 31)
    if (missingLeft) bits[7] |= missing
    else bits[7] &= ~missing
  }
  return { column, left, goesLeft }
}

function fillUpTo(bits: Int32Array, bin: number): void {
  const whole = (bin + 1) >> 5
  bits.fill(-1, 0, whole)
  if (whole < 8) bits[whole] = (1 << ((bin + 1) & 31)) - 1
}

/** Adds to each score the value of the leaf that its row of the data set reaches. */
export function addLeafValues(
  scores: Float64Array,
  tree: FlatTree,
  values: Float64Array,
  { bins }: BinnedDataset,
  rows: Int32Array,
): void {
  const { column, left, goesLeft } = tree
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i]
    let node = 0
    for (let child = left[0]; child >= 0; child = left[node]) {
      const bin = bins[column[node] + row]
      node = child + 1 - ((goesLeft[8 * node + (bin >> 5)] >>> (bin & 31)) & 1)
    }
    scores[i] += values[node]
  }
}
