import { MISSING_BIN } from '../../../kernels/kernels.ts'
import type { BinnedDataset } from '../binned-dataset.ts'
import type { GrownNode } from './grow-leaf-wise.ts'

/** A grown tree that binned rows can walk. */
export interface FlatTree {
  readonly feature: Int32Array
  readonly bin: Int32Array
  readonly left: Int32Array
  readonly missingLeft: Uint8Array
  /** Of each node: the bins that go left where the test is a set. */
  readonly sets: readonly (Int32Array | null)[]
}

export function flatTree(nodes: readonly GrownNode[]): FlatTree {
  return {
    feature: Int32Array.from(nodes, ({ split }) => split?.feature ?? -1),
    bin: Int32Array.from(nodes, ({ split }) => split?.bin ?? -1),
    left: Int32Array.from(nodes, ({ left }) => left),
    missingLeft: Uint8Array.from(nodes, ({ missingLeft }) => (missingLeft ? 1 : 0)),
    sets: nodes.map(({ split, left }) => (left < 0 ? null : (split?.set ?? null))),
  }
}

/** The leaf of one row of the data set. */
export function leafOfRow(
  { feature, bin, left, missingLeft, sets }: FlatTree,
  { bins, rowCount }: BinnedDataset,
  row: number,
): number {
  let node = 0
  while (left[node] >= 0) {
    const b = bins[feature[node] * rowCount + row]
    const set = sets[node]
    let goesLeft: number
    if (b === MISSING_BIN) goesLeft = missingLeft[node]
    else if (set === null) goesLeft = b <= bin[node] ? 1 : 0
    else goesLeft = (set[b >> 5] >>> (b & 31)) & 1
    node = left[node] + 1 - goesLeft
  }
  return node
}
