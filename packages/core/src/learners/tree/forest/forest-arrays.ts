import { arenaBytes } from '../../../kernels/arena.ts'
import { BINS, type ForestNodes, type Kernels } from '../../../kernels/kernels.ts'
import { openKernels } from '../../../kernels/open-kernels.ts'
import type { BinnedDataset } from '../binned-dataset.ts'

/** What growing tree after tree writes to: allocated once. */
export interface ForestArrays {
  readonly kernels: Kernels
  readonly bins: Uint8Array
  readonly stride: number
  readonly categorical: Uint8Array
  readonly rows: Int32Array
  /** How often each row is drawn for the tree at hand. */
  readonly draws: Int32Array
  readonly weight: Float64Array
  readonly value: Float64Array
  readonly scratchRows: Int32Array
  readonly scratchWeight: Float64Array
  readonly scratchValue: Float64Array
  readonly histogram: Float64Array
  readonly keys: Int32Array
  readonly cells: Float64Array
  readonly order: Int32Array
  readonly stack: Int32Array
  readonly found: Float64Array
  readonly nodes: ForestNodes
  readonly maxNodes: number
}

/** A full stack holds one waiting node a level and a row more. */
const STACK_NUMBERS = 4

export async function allocateForestArrays(
  dataset: BinnedDataset,
  rows: Int32Array,
  slots: number,
  kind: 'auto' | 'js' | 'wasm',
): Promise<ForestArrays> {
  const n = rows.length
  const d = dataset.features.length
  const maxNodes = 2 * n + 1
  const setWords = dataset.features.some(({ categorical }) => categorical) ? maxNodes * 8 : 8
  const kernels = await openKernels(
    kind,
    arenaBytes({
      float64: [n, n, n, n, BINS * slots, (BINS + 1) * slots, 8, maxNodes * slots],
      int32: [n, n, n, BINS, d, STACK_NUMBERS * (n + 2), maxNodes, maxNodes, maxNodes, setWords],
      uint8: [n * d, d, maxNodes],
    }),
  )
  const { arena } = kernels
  const arrays: ForestArrays = {
    kernels,
    stride: n,
    maxNodes,
    weight: arena.float64(n),
    value: arena.float64(n),
    scratchWeight: arena.float64(n),
    scratchValue: arena.float64(n),
    histogram: arena.float64(BINS * slots),
    cells: arena.float64((BINS + 1) * slots),
    found: arena.float64(8),
    rows: arena.int32(n),
    draws: arena.int32(n),
    scratchRows: arena.int32(n),
    keys: arena.int32(BINS),
    order: arena.int32(d),
    stack: arena.int32(STACK_NUMBERS * (n + 2)),
    bins: arena.uint8(n * d),
    categorical: arena.uint8(d),
    nodes: {
      sums: arena.float64(maxNodes * slots),
      feature: arena.int32(maxNodes),
      bin: arena.int32(maxNodes),
      left: arena.int32(maxNodes),
      sets: arena.int32(setWords),
      missingLeft: arena.uint8(maxNodes),
    },
  }
  copyBins(arrays.bins, dataset, rows)
  dataset.features.forEach(({ categorical }, j) => (arrays.categorical[j] = categorical ? 1 : 0))
  return arrays
}

function copyBins(into: Uint8Array, { bins, rowCount, features }: BinnedDataset, rows: Int32Array): void {
  for (let j = 0; j < features.length; j++)
    for (let i = 0, from = j * rowCount, to = j * rows.length; i < rows.length; i++) into[to + i] = bins[from + rows[i]]
}
