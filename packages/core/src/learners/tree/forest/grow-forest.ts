import type { ForestTree } from '../../../kernels/kernels.ts'
import type { FeatureMatrix } from '../../../matrix/feature-matrix.ts'
import type { TreesModel } from '../../../models/model.ts'
import { randomFrom } from '../../../util/random.ts'
import { breathe } from '../../../util/yield-to-event-loop.ts'
import type { FitDetails } from '../../learner.ts'
import type { Training } from '../../training.ts'
import { type BinnedDataset, binnedDataset } from '../binned-dataset.ts'
import { type ExactDataset, exactDataset } from '../exact/exact-dataset.ts'
import { growExactTree } from '../exact/grow-exact-tree.ts'
import { TreeBuilder } from '../tree-builder.ts'
import { addForestTree } from './add-forest-tree.ts'
import { allocateForestArrays, type ForestArrays, type TreeArrays } from './forest-arrays.ts'
import { forestTarget, type ForestTarget } from './forest-target.ts'
import { addVotesInto, outOfBagPrediction, startOutOfBag } from './out-of-bag.ts'
import { pruneInPlace, pruneToLeavesInPlace } from './prune.ts'

export interface ForestShape {
  readonly nEstimators: number
  readonly featuresPerNode: number
  readonly minSamplesLeaf: number
  readonly minSamplesSplit: number
  /** 0: no limit. */
  readonly maxDepth: number
  readonly maxBins: number
  readonly bootstrap: boolean
  /** Share of the rows drawn for each tree. */
  readonly maxSamples: number
  readonly randomThresholds: boolean
  readonly ccpAlpha: number
  /** 0: no limit. */
  readonly maxLeafNodes: number
  /** Up to so many rows every distinct value may be a threshold, not only the edges of bins. Only for trees on all rows. */
  readonly exactRows: number
}

/** Beyond, sorting all columns takes longer than a second, and no signal ends a tree. */
const MOST_EXACT_CELLS = 2_000_000

/** Above, the values beside the bins would take more memory than they are worth: small nodes then split between bins too. */
const MOST_RAW_CELLS = 12_000_000

const BLOCK = 256

/** Below so many rows in all trees together, one thread is as fast. */
const LEAST_ROWS = 50_000

/** Deep trees on samples of the rows, their responses averaged. A tree depends on the seed and its number alone. */
export async function growForest(
  training: Training<object>,
  rowWeights: Float64Array | null,
  shape: ForestShape,
  target: ForestTarget = forestTarget(training, rowWeights),
): Promise<{ model: TreesModel; details: FitDetails }> {
  const { X, rows, run, task, classes } = training
  const dataset = await binnedDataset(X, shape.maxBins, run.signal)
  const isSmall = rows.length * shape.nEstimators < LEAST_ROWS || shape.nEstimators === 1
  const isExact =
    rows.length <= shape.exactRows &&
    rows.length * X.columns.length <= MOST_EXACT_CELLS &&
    hasCrowdedBins(dataset, shape)
  const hasExactNodes =
    !isExact &&
    !shape.randomThresholds &&
    rows.length * X.columns.length <= MOST_RAW_CELLS &&
    hasCrowdedBins(dataset, shape)
  const size = { slots: target.slots, mostLeaves: mostLeaves(rows.length, shape), isExact: hasExactNodes }
  const arrays = await allocateForestArrays(dataset, rows, size, isSmall ? { kernel: run.kernel } : run)
  try {
    const builder = new TreeBuilder(target.width)
    const outOfBag = shape.bootstrap || shape.maxSamples < 1 ? startOutOfBag(rows.length, target.width) : null
    if (hasExactNodes) copyValues(arrays.raw, X, rows)
    const exact = isExact ? exactDataset(X, rows, dataset) : null
    const frame = { arrays, target, dataset, exact, shape, seed: run.seed, outOfBag: outOfBag !== null }
    let work = 0
    for (let first = 0; first < shape.nEstimators; first += arrays.trees.length) {
      await breathe(run.signal)
      const counts = growTrees(frame, first, Math.min(arrays.trees.length, shape.nEstimators - first))
      if (first === 0) builder.reserve(counts[0] * shape.nEstimators)
      counts.forEach((count, k) => {
        addForestTree(builder, count, arrays.trees[k], target, exact ?? dataset)
        if (outOfBag) addVotesInto(outOfBag, arrays.trees[k], target)
        work += count * shape.featuresPerNode
      })
      run.onProgress?.({ stage: 'fit', done: first + counts.length, total: shape.nEstimators })
    }
    const link = task === 'regression' ? 'identity' : 'mean-share'
    const model = builder.build({ task, classes, link, aggregate: 'mean', base: new Float64Array(target.width) })
    return {
      model,
      details: {
        work: work + rows.length * shape.nEstimators,
        ...(outOfBag ? { outOfBag: outOfBagPrediction(outOfBag, task, target.width) } : {}),
      },
    }
  } finally {
    arrays.kernels.close()
  }
}

/** Row-major, in blocks of rows that stay in the cache. */
function copyValues(into: Float64Array, { columns }: FeatureMatrix, rows: Int32Array): void {
  const width = columns.length
  for (let begin = 0; begin < rows.length; begin += BLOCK) {
    const end = Math.min(begin + BLOCK, rows.length)
    for (let j = 0; j < width; j++) {
      const column = columns[j]
      for (let i = begin, at = begin * width + j; i < end; i++, at += width) into[at] = column[rows[i]]
    }
  }
}

/** Without draws every leaf takes its share of the weight of all rows, so few leaves are the most there can be. */
function mostLeaves(rowCount: number, { bootstrap, minSamplesLeaf }: ForestShape): number {
  return bootstrap || minSamplesLeaf <= 1 ? rowCount : Math.min(rowCount, Math.floor(rowCount / minSamplesLeaf) + 2)
}

/** How often each row is drawn for a tree. */
function drawRowsInto(draws: Int32Array, { bootstrap, maxSamples }: ForestShape, seed: number, tree: number): void {
  const rowCount = draws.length
  draws.fill(0)
  const wanted = Math.max(1, Math.floor(maxSamples * rowCount + 0.5))
  if (!bootstrap && wanted === rowCount) return void draws.fill(1)
  const random = randomFrom(seed, 'forest rows', tree)
  if (bootstrap) for (let k = 0; k < wanted; k++) draws[random.integer(rowCount)]++
  else
    for (let i = 0, taken = 0; i < rowCount; i++)
      if (random.next() * (rowCount - i) < wanted - taken) taken += draws[i] = 1
}

/** Whether a bin may hold several values: else the edges of the bins are all there is. */
function hasCrowdedBins({ features }: BinnedDataset, { maxBins }: ForestShape): boolean {
  return features.some(({ categorical, binCount }) => !categorical && binCount >= maxBins)
}

interface Frame {
  readonly arrays: ForestArrays
  readonly target: ForestTarget
  readonly dataset: BinnedDataset
  readonly exact: ExactDataset | null
  readonly shape: ForestShape
  readonly seed: number
  readonly outOfBag: boolean
}

/** Grows the trees of these numbers at the same time; returns how many nodes each has. */
function growTrees(frame: Frame, first: number, count: number): readonly number[] {
  const { arrays, target, shape, exact } = frame
  const trees = arrays.trees.slice(0, count).map((tree, k) => forestTree(frame, tree, first + k))
  const counts = exact ? trees.map((tree) => growExactTree(tree, exact)) : arrays.kernels.growForestTrees(trees)
  return counts.map((nodes, k) => {
    const tree = arrays.trees[k]
    if (shape.ccpAlpha > 0) pruneInPlace(tree.nodes, nodes, target, shape.ccpAlpha)
    if (shape.maxLeafNodes > 0) pruneToLeavesInPlace(tree.nodes, nodes, target, shape.maxLeafNodes)
    return shape.ccpAlpha > 0 || shape.maxLeafNodes > 0 ? compactInPlace(tree, target.slots, nodes) : nodes
  })
}

/** Draws the rows of a tree. */
function forestTree(
  { arrays, target, dataset, shape, seed, outOfBag }: Frame,
  tree: TreeArrays,
  at: number,
): ForestTree {
  const { draws, rows, weight, value } = tree
  drawRowsInto(draws, shape, seed, at)
  let rowCount = 0
  for (let i = 0; i < draws.length; i++) {
    if (draws[i] === 0) continue
    rows[rowCount] = i
    weight[rowCount] = target.weights[i] * draws[i]
    value[rowCount] = target.classes ? target.values[i] : target.values[i] * draws[i]
    rowCount++
  }
  return {
    ...tree,
    bins: arrays.bins,
    raw: arrays.raw,
    stride: arrays.stride,
    categorical: arrays.categorical,
    maxNodes: arrays.maxNodes,
    slots: target.slots,
    classes: target.classes,
    rowCount,
    outOfBag,
    featuresPerNode: Math.min(shape.featuresPerNode, dataset.features.length),
    minLeafWeight: shape.minSamplesLeaf > 1 ? (shape.minSamplesLeaf - 1e-9) * target.weightOfRow : 0,
    minSplitRows: Math.max(shape.minSamplesSplit, 2),
    maxDepth: shape.maxDepth === 0 ? 2147483647 : shape.maxDepth,
    randomThresholds: shape.randomThresholds,
    tolerance: target.tolerance,
    seed: Math.floor(randomFrom(seed, 'forest tree', at).next() * 4294967296),
  }
}

/** Drops nodes that pruning has cut off; children stay neighbours and after their parent. */
function compactInPlace({ nodes }: TreeArrays, slots: number, count: number): number {
  const { feature, bin, threshold, left, missingLeft, sums, sets } = nodes
  const place = new Int32Array(count).fill(-1)
  place[0] = 0
  let kept = 1
  for (let node = 0; node < count; node++) {
    if (place[node] < 0 || left[node] < 0) continue
    place[left[node]] = kept
    place[left[node] + 1] = kept + 1
    kept += 2
  }
  // places are given in another order than nodes stand, so the old arrays are read from copies
  const old = {
    feature: feature.slice(0, count),
    bin: bin.slice(0, count),
    threshold: threshold.slice(0, count),
    left: left.slice(0, count),
    missingLeft: missingLeft.slice(0, count),
    sums: sums.slice(0, count * slots),
    sets: sets.slice(0, count * 8),
  }
  for (let node = 0; node < count; node++) {
    const to = place[node]
    if (to < 0) continue
    feature[to] = old.feature[node]
    bin[to] = old.bin[node]
    if (threshold.length > 0) threshold[to] = old.threshold[node]
    missingLeft[to] = old.missingLeft[node]
    left[to] = old.left[node] < 0 ? -1 : place[old.left[node]]
    for (let s = 0; s < slots; s++) sums[to * slots + s] = old.sums[node * slots + s]
    for (let word = 0; word < 8 && node * 8 + word < old.sets.length; word++)
      sets[to * 8 + word] = old.sets[node * 8 + word]
  }
  return kept
}
