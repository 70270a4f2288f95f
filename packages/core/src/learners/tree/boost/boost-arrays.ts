import { arenaBytes } from '../../../kernels/arena.ts'
import { BINS, GRADIENT_BLOCK, type Kernels, NODE_WORDS } from '../../../kernels/kernels.ts'
import { openKernels } from '../../../kernels/open-kernels.ts'
import type { FitOptions } from '../../learner.ts'
import type { BinnedDataset } from '../binned-dataset.ts'
import { categoryScratch, type CategoryScratch } from './category-scratch.ts'

/** Everything that the rounds of one training write to: allocated once, at full size. */
export interface BoostArrays {
  readonly kernels: Kernels
  readonly rowCount: number
  readonly groupCount: number
  /** Numbers of one plane of one histogram. */
  readonly plane: number
  /** Histograms that may be kept at the same time. */
  readonly slots: number
  readonly quads: Int32Array
  readonly groups: Uint8Array
  readonly rows: Int32Array
  readonly scratch: Int32Array
  /** Score-major: rowCount numbers a score. */
  readonly scores: Float64Array
  readonly labels: Float64Array
  /** Empty: all 1. */
  readonly weights: Float64Array
  readonly gradients: Float64Array
  readonly hessians: Float64Array
  /** Quantised: packed in the first, or one each. */
  readonly quantised: readonly [Float64Array, Float64Array]
  readonly gathered: Float64Array
  readonly histograms: Float64Array
  readonly features: Int32Array
  readonly usable: Uint8Array
  readonly table: Uint8Array
  readonly categories: CategoryScratch
  readonly settings: Float64Array
  readonly out: Float64Array
  /** Sums of each block of gradients. */
  readonly blocks: Float64Array
  /** Begin and count of each leaf, its value, its sums. */
  readonly leaves: Int32Array
  readonly leafValues: Float64Array
  readonly leafSums: Float64Array
  /** The tree at hand as bins walk it, and the value of each of its nodes. */
  readonly walked: Int32Array
  readonly walkedValues: Float64Array
  readonly validation: ValidationArrays
}

/** Of the rows that decide when to stop: their bins, row-major, the sums of their leaves so far, and the same from the base on. */
export interface ValidationArrays {
  readonly rowCount: number
  readonly bins: Uint8Array
  /** Score-major, as `scores`. */
  readonly sums: Float64Array
  readonly scores: Float64Array
}

/** Histograms beyond this are made again when they are needed. */
const HISTOGRAM_BYTES = 256 * 1024 * 1024

/** Below so many cells one thread is as fast. */
const LEAST_CELLS = 250_000

export interface BoostSize {
  readonly rowCount: number
  readonly featureCount: number
  readonly scoreCount: number
  readonly maxLeaves: number
  readonly weighted: boolean
  readonly validationCount: number
}

export async function allocateBoostArrays(
  size: BoostSize,
  run: Pick<FitOptions, 'kernel' | 'threads'>,
): Promise<BoostArrays> {
  const { rowCount, featureCount, scoreCount, maxLeaves, validationCount } = size
  const groupCount = Math.ceil(featureCount / 4)
  const plane = groupCount * 4 * BINS
  const slots = Math.min(maxLeaves, Math.max(3, Math.floor(HISTOGRAM_BYTES / (plane * 16))))
  const blockNumbers = 3 * Math.ceil(rowCount / GRADIENT_BLOCK)
  const weightCount = size.weighted ? rowCount : 0
  const mostNodes = 2 * maxLeaves
  const kernels = await openKernels(run.kernel ?? 'auto', {
    threads: size.rowCount * featureCount < LEAST_CELLS ? 1 : run.threads,
    bytesOfThread: arenaBytes({ float64: [plane, 8] }),
    bytes: arenaBytes({
      float64: [
        scoreCount * rowCount,
        rowCount,
        weightCount,
        rowCount,
        rowCount,
        rowCount,
        rowCount,
        rowCount,
        slots * plane * 2,
        16,
        8,
        blockNumbers,
        maxLeaves,
        2 * maxLeaves,
        mostNodes,
        scoreCount * validationCount,
        scoreCount * validationCount,
      ],
      int32: [groupCount * rowCount, rowCount, rowCount, featureCount, 2 * maxLeaves, NODE_WORDS * mostNodes],
      uint8: [groupCount, maxLeaves * featureCount, BINS, featureCount * validationCount],
    }),
  })
  const { arena } = kernels
  return {
    kernels,
    rowCount,
    groupCount,
    plane,
    slots,
    quads: arena.int32(groupCount * rowCount),
    groups: arena.uint8(groupCount),
    rows: arena.int32(rowCount),
    scratch: arena.int32(rowCount),
    scores: arena.float64(scoreCount * rowCount),
    labels: arena.float64(rowCount),
    weights: arena.float64(weightCount),
    gradients: arena.float64(rowCount),
    hessians: arena.float64(rowCount),
    quantised: [arena.float64(rowCount), arena.float64(rowCount)],
    gathered: arena.float64(rowCount),
    histograms: arena.float64(slots * plane * 2),
    features: arena.int32(featureCount),
    usable: arena.uint8(maxLeaves * featureCount),
    table: arena.uint8(BINS),
    categories: categoryScratch(),
    settings: arena.float64(16),
    out: arena.float64(8),
    blocks: arena.float64(blockNumbers),
    leaves: arena.int32(2 * maxLeaves),
    leafValues: arena.float64(maxLeaves),
    leafSums: arena.float64(2 * maxLeaves),
    walked: arena.int32(NODE_WORDS * mostNodes),
    walkedValues: arena.float64(mostNodes),
    validation: {
      rowCount: validationCount,
      bins: arena.uint8(featureCount * validationCount),
      sums: arena.float64(scoreCount * validationCount),
      scores: arena.float64(scoreCount * validationCount),
    },
  }
}

/** Four columns of bins side by side in each Int32, for the training rows only. */
export function fillQuads(quads: Int32Array, dataset: BinnedDataset, rows: Int32Array): void {
  const { bins, rowCount, features } = dataset
  for (let j = 0; j < features.length; j++) {
    const column = j * rowCount
    const base = (j >> 2) * rows.length
    const shift = (j & 3) * 8
    if (shift === 0) for (let i = 0; i < rows.length; i++) quads[base + i] = bins[column + rows[i]]
    else for (let i = 0; i < rows.length; i++) quads[base + i] |= bins[column + rows[i]] << shift
  }
}

/** The bins of these rows, row-major. */
export function fillRowMajor(into: Uint8Array, { bins, rowCount, features }: BinnedDataset, rows: Int32Array): void {
  const width = features.length
  for (let j = 0; j < width; j++)
    for (let i = 0, at = j; i < rows.length; i++, at += width) into[at] = bins[j * rowCount + rows[i]]
}
