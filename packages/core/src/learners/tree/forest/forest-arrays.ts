import { arenaBytes } from '../../../kernels/arena.ts'
import { BINS, type ForestNodes, type Kernels } from '../../../kernels/kernels.ts'
import { openKernels } from '../../../kernels/open-kernels.ts'
import type { FitOptions } from '../../learner.ts'
import type { BinnedDataset } from '../binned-dataset.ts'

/** What growing tree after tree reads and writes: allocated once. */
export interface ForestArrays {
  readonly kernels: Kernels
  readonly bins: Uint8Array
  readonly stride: number
  /** Empty where bins are as exact, or thresholds are drawn. */
  readonly raw: Float64Array
  readonly categorical: Uint8Array
  readonly maxNodes: number
  /** One for each tree that grows at the same time. */
  readonly trees: readonly TreeArrays[]
}

/** What one tree writes to. */
export interface TreeArrays {
  readonly rows: Int32Array
  /** How often each row is drawn for the tree. */
  readonly draws: Int32Array
  readonly leaves: Int32Array
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
}

/** Of each waiting node; a full stack holds one a leaf. */
const STACK_NUMBERS = 4

export async function allocateForestArrays(
  dataset: BinnedDataset,
  rows: Int32Array,
  { slots, mostLeaves, isExact }: { readonly slots: number; readonly mostLeaves: number; readonly isExact: boolean },
  run: Pick<FitOptions, 'kernel' | 'threads'>,
): Promise<ForestArrays> {
  const n = rows.length
  const d = dataset.features.length
  const maxNodes = 2 * mostLeaves + 1
  const stackNumbers = STACK_NUMBERS * (mostLeaves + 2)
  const setWords = dataset.features.some(({ categorical }) => categorical) ? maxNodes * 8 : 8
  const kernels = await openKernels(run.kernel ?? 'auto', {
    threads: run.threads,
    bytes: arenaBytes({ uint8: [n * d, d], float64: [isExact ? n * d : 0] }),
    bytesOfThread: arenaBytes({
      float64: [n, n, n, n, BINS * slots, (BINS + 1) * slots, 8, maxNodes * slots, isExact ? maxNodes : 0],
      int32: [n, n, n, BINS, d, stackNumbers, maxNodes, maxNodes, maxNodes, setWords],
      uint8: [maxNodes],
    }),
  })
  const { arena } = kernels
  const treeArrays = (): TreeArrays => {
    const scratchRows = arena.int32(n)
    return {
      weight: arena.float64(n),
      value: arena.float64(n),
      scratchWeight: arena.float64(n),
      scratchValue: arena.float64(n),
      histogram: arena.float64(BINS * slots),
      cells: arena.float64((BINS + 1) * slots),
      found: arena.float64(8),
      rows: arena.int32(n),
      draws: arena.int32(n),
      scratchRows,
      leaves: scratchRows, // a tree is grown before its leaves are asked for
      keys: arena.int32(BINS),
      order: arena.int32(d),
      stack: arena.int32(stackNumbers),
      nodes: {
        sums: arena.float64(maxNodes * slots),
        threshold: arena.float64(isExact ? maxNodes : 0),
        feature: arena.int32(maxNodes),
        bin: arena.int32(maxNodes),
        left: arena.int32(maxNodes),
        sets: arena.int32(setWords),
        missingLeft: arena.uint8(maxNodes),
      },
    }
  }
  const arrays: ForestArrays = {
    kernels,
    stride: n,
    maxNodes,
    bins: arena.uint8(n * d),
    raw: arena.float64(isExact ? n * d : 0),
    categorical: arena.uint8(d),
    trees: Array.from({ length: kernels.threads }, treeArrays),
  }
  copyBins(arrays.bins, dataset, rows)
  dataset.features.forEach(({ categorical }, j) => (arrays.categorical[j] = categorical ? 1 : 0))
  return arrays
}

function copyBins(into: Uint8Array, { bins, rowCount, features }: BinnedDataset, rows: Int32Array): void {
  for (let j = 0; j < features.length; j++)
    for (let i = 0, from = j * rowCount, to = j * rows.length; i < rows.length; i++) into[to + i] = bins[from + rows[i]]
}
