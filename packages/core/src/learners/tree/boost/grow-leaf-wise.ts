import { SETTING, SPLIT_ENABLED, SPLIT_HAS_MISSING } from '../../../kernels/kernels.ts'
import type { Random } from '../../../util/random.ts'
import type { BinnedDataset } from '../binned-dataset.ts'
import type { BoostArrays } from './boost-arrays.ts'
import { bestBoundedSplit, boundedOutput } from './bounded-split.ts'
import type { CandidateSplit } from './candidate-split.ts'
import { bestCategoricalSplit } from './categorical-split.ts'
import type { GrowParams } from './grow-params.ts'
import type { LeafContext } from './leaf-context.ts'
import type { QuantisedGradients } from './quantise-gradients.ts'

/** A node of a tree being grown: a slice of `rows`, partitioned in place when it is split. */
export interface GrownNode {
  begin: number
  count: number
  readonly depth: number
  readonly lower: number
  readonly upper: number
  /** Features used above, where interactions are constrained. */
  readonly path: readonly number[]
  sumG: number
  sumH: number
  split: CandidateSplit | null
  /** Index of the left child, the right one follows; −1 at leaves. */
  left: number
  /** The split's missing direction, after the larger side was given what was not learned. */
  missingLeft: boolean
}

export interface GrowInput {
  readonly arrays: BoostArrays
  readonly dataset: BinnedDataset
  readonly quantised: QuantisedGradients
  readonly params: GrowParams
  /** Rows in `arrays.rows[0 … rowCount)`; `allRows`: they are 0 … n − 1 in order. */
  readonly rowCount: number
  readonly allRows: boolean
  /** 1 for the features of this tree. */
  readonly allowed: Uint8Array
  readonly random: Random
}

/** Best-first growth: the leaf with the largest gain is split until there are enough leaves or none gains. */
export function growLeafWise(input: GrowInput): GrownNode[] {
  const grower = startAtRoot(input)
  while (grower.leafCount < input.params.numLeaves) {
    const node = leafOfLargestGain(grower)
    if (node < 0) break
    splitLeaf(grower, node)
  }
  return grower.nodes
}

interface Grower extends GrowInput {
  readonly nodes: GrownNode[]
  /** Histogram slot of each node, −1: none; and of each slot its node. */
  readonly slotOf: number[]
  readonly nodeOf: Int32Array
  /** Row of `usable` of each node. */
  readonly usableOf: number[]
  readonly rowsPerHessian: number
  leafCount: number
}

function startAtRoot(input: GrowInput): Grower {
  const { arrays, quantised, rowCount } = input
  const slots = new Int32Array(arrays.slots).fill(-1)
  arrays.usable.fill(1, 0, input.dataset.features.length)
  const at = 0
  arrays.histograms.fill(0, 0, arrays.plane)
  if (quantised.plane > 0) arrays.histograms.fill(0, quantised.plane, quantised.plane + arrays.plane)
  markGroups(input, 0)
  buildHistogram(input, 0, rowCount, at, input.allRows)
  const { sumG, sumH } = sumsOfHistogram(input, at)
  slots[0] = 0
  const grower: Grower = {
    ...input,
    nodes: [newNode(0, rowCount, 0, -Infinity, Infinity, [], sumG, sumH)],
    slotOf: [0],
    nodeOf: slots,
    usableOf: [0],
    rowsPerHessian: sumH > 0 ? rowCount / sumH : 0,
    leafCount: 1,
  }
  findSplit(grower, 0)
  return grower
}

/** A histogram occupies `planes` planes from here. */
function histogramAt({ arrays, quantised }: GrowInput, slot: number): number {
  return slot * arrays.plane * (quantised.plane > 0 ? 2 : 1)
}

/** Of each group of four features how many there are up to the last that may still be split. */
function markGroups({ arrays, dataset }: GrowInput, usableAt: number): void {
  arrays.groups.fill(0)
  for (let j = 0; j < dataset.features.length; j++)
    if (arrays.usable[usableAt + j] === 1) arrays.groups[j >> 2] = (j & 3) + 1
}

function buildHistogram(
  { arrays, quantised }: GrowInput,
  begin: number,
  count: number,
  at: number,
  allRows: boolean,
): void {
  const { kernels, quads, rowCount, groups, rows, gathered, histograms } = arrays
  for (let part = 0; part < (quantised.plane > 0 ? 2 : 1); part++) {
    const values = arrays.quantised[part]
    const to = at + part * quantised.plane
    if (allRows) kernels.histogramOfAll(quads, rowCount, groups, count, values, histograms, to)
    else kernels.histogram(quads, rowCount, groups, rows, begin, count, values, gathered, histograms, to)
  }
}

/** Every feature's bins add up to the whole leaf; the first one's are taken. */
function sumsOfHistogram({ arrays, quantised }: GrowInput, at: number): { sumG: number; sumH: number } {
  let first = 0
  let second = 0
  for (let bin = 0; bin < 256; bin++) {
    first += arrays.histograms[at + bin]
    if (quantised.plane > 0) second += arrays.histograms[at + quantised.plane + bin]
  }
  if (quantised.plane > 0) return { sumG: first * quantised.gInverse, sumH: second * quantised.hInverse }
  const high = Math.floor(first / quantised.power)
  return { sumG: high * quantised.gInverse, sumH: (first - high * quantised.power) * quantised.hInverse }
}

function leafOfLargestGain({ nodes }: Grower): number {
  let best = -1
  let gain = 0
  for (let node = 0; node < nodes.length; node++) {
    const split = nodes[node].left < 0 ? nodes[node].split : null
    if (split === null || !(split.gain > gain)) continue
    gain = split.gain
    best = node
  }
  return best
}

function splitLeaf(grower: Grower, node: number): void {
  const { nodes, arrays, dataset } = grower
  const parent = nodes[node]
  const split = parent.split!
  const goesLeftWithMissing = split.sawMissing ? split.missingLeft : split.leftH * 2 >= parent.sumH
  parent.missingLeft = goesLeftWithMissing
  fillTable(arrays.table, split, goesLeftWithMissing)
  const group = (split.feature >> 2) * arrays.rowCount
  const leftCount = arrays.kernels.partition(
    arrays.quads,
    group,
    (split.feature & 3) * 8,
    arrays.table,
    arrays.rows,
    parent.begin,
    parent.count,
    arrays.scratch,
  )
  const [left, right] = childrenOf(grower, parent, split, leftCount)
  parent.left = nodes.length
  nodes.push(left, right)
  grower.leafCount++
  grower.slotOf.push(-1, -1)
  // the parent is done: the left child takes its row of usable features, the right one a copy
  const width = dataset.features.length
  const copy = grower.leafCount - 1
  arrays.usable.copyWithin(copy * width, grower.usableOf[node] * width, (grower.usableOf[node] + 1) * width)
  grower.usableOf.push(grower.usableOf[node], copy)
  if (grower.leafCount < grower.params.numLeaves) prepareChildren(grower, node, parent.left)
}

function fillTable(table: Uint8Array, split: CandidateSplit, missingLeft: boolean): void {
  if (split.set === null) {
    table.fill(1, 0, split.bin + 1)
    table.fill(0, split.bin + 1)
  } else for (let bin = 0; bin < 255; bin++) table[bin] = (split.set[bin >> 5] >>> (bin & 31)) & 1
  table[255] = missingLeft ? 1 : 0
}

function childrenOf(
  grower: Grower,
  parent: GrownNode,
  split: CandidateSplit,
  leftCount: number,
): [GrownNode, GrownNode] {
  const { params } = grower
  const rightG = parent.sumG - split.leftG
  const rightH = parent.sumH - split.leftH
  const direction = split.set === null ? (params.monotone?.[split.feature] ?? 0) : 0
  const middle =
    direction === 0
      ? 0
      : (boundedOutput({ params, ...parent }, split.leftG, split.leftH) +
          boundedOutput({ params, ...parent }, rightG, rightH)) /
        2
  const path =
    params.interactions === null || parent.path.includes(split.feature) ? parent.path : [...parent.path, split.feature]
  const { begin, count, lower, upper } = parent
  const depth = parent.depth + 1
  const [lowerLeft, upperLeft] = [direction < 0 ? middle : lower, direction > 0 ? middle : upper]
  const [lowerRight, upperRight] = [direction > 0 ? middle : lower, direction < 0 ? middle : upper]
  return [
    newNode(begin, leftCount, depth, lowerLeft, upperLeft, path, split.leftG, split.leftH),
    newNode(begin + leftCount, count - leftCount, depth, lowerRight, upperRight, path, rightG, rightH),
  ]
}

function newNode(
  begin: number,
  count: number,
  depth: number,
  lower: number,
  upper: number,
  path: readonly number[],
  sumG: number,
  sumH: number,
): GrownNode {
  return { begin, count, depth, lower, upper, path, sumG, sumH, split: null, left: -1, missingLeft: false }
}

/** Histograms of the children that may be split again: the smaller is built, the larger is parent − smaller. */
function prepareChildren(grower: Grower, parent: number, left: number): void {
  const { nodes } = grower
  const smaller = nodes[left].count <= nodes[left + 1].count ? left : left + 1
  const larger = left + left + 1 - smaller
  const wantsSmaller = mayBeSplit(grower, smaller)
  const wantsLarger = mayBeSplit(grower, larger)
  if (!wantsSmaller && !wantsLarger) return release(grower, parent)
  const { arrays } = grower
  const hadSlot = grower.slotOf[parent] >= 0
  const slot = takeSlot(grower, smaller, parent)
  clearAndBuild(grower, smaller, slot)
  if (!wantsLarger) release(grower, parent)
  else if (hadSlot) {
    const at = histogramAt(grower, grower.slotOf[parent])
    const length = arrays.plane * (grower.quantised.plane > 0 ? 2 : 1)
    arrays.kernels.subtract(arrays.histograms, at, histogramAt(grower, slot), length)
    pass(grower, parent, larger)
  } else clearAndBuild(grower, larger, takeSlot(grower, larger, smaller))
  if (wantsSmaller) findSplit(grower, smaller)
  else release(grower, smaller)
  if (wantsLarger) findSplit(grower, larger)
}

function mayBeSplit(grower: Grower, node: number): boolean {
  const { count, depth, sumH } = grower.nodes[node]
  const { minDataInLeaf, minSumHessianInLeaf, maxDepth } = grower.params
  return depth < maxDepth && count >= Math.max(2 * minDataInLeaf, 2) && sumH >= 2 * minSumHessianInLeaf
}

function clearAndBuild(grower: Grower, node: number, slot: number): void {
  const { arrays, quantised, nodes, dataset } = grower
  const at = histogramAt(grower, slot)
  arrays.histograms.fill(0, at, at + arrays.plane * (quantised.plane > 0 ? 2 : 1))
  markGroups(grower, grower.usableOf[node] * dataset.features.length)
  buildHistogram(grower, nodes[node].begin, nodes[node].count, at, false)
}

/** A free slot, or that of the leaf with the least gain (its histogram is made again if it is ever split). */
function takeSlot(grower: Grower, node: number, keep: number): number {
  const { nodeOf, nodes, slotOf } = grower
  let slot = nodeOf.indexOf(-1)
  if (slot < 0) {
    let least = Infinity
    for (let s = 0; s < nodeOf.length; s++) {
      if (nodeOf[s] === keep || nodeOf[s] === node) continue
      const gain = nodes[nodeOf[s]].split?.gain ?? 0
      if (gain >= least) continue
      least = gain
      slot = s
    }
    slotOf[nodeOf[slot]] = -1
  }
  nodeOf[slot] = node
  slotOf[node] = slot
  return slot
}

function release({ slotOf, nodeOf }: Grower, node: number): void {
  if (slotOf[node] >= 0) nodeOf[slotOf[node]] = -1
  slotOf[node] = -1
}

function pass(grower: Grower, from: number, to: number): void {
  const slot = grower.slotOf[from]
  grower.slotOf[from] = -1
  grower.slotOf[to] = slot
  grower.nodeOf[slot] = to
}

function findSplit(grower: Grower, node: number): void {
  const { arrays, dataset, quantised, params, nodes } = grower
  const { sumG, sumH, lower, upper } = nodes[node]
  const minRows = (params.minDataInLeaf - 0.5) / grower.rowsPerHessian
  const leaf: LeafContext = {
    arrays,
    dataset,
    quantised,
    params,
    histogramAt: histogramAt(grower, grower.slotOf[node]),
    sumG,
    sumH,
    minHessian: Math.max(minRows, params.minSumHessianInLeaf, 0.5 * quantised.hInverse),
    hessianOfRows: (rows) => rows / grower.rowsPerHessian,
    lower,
    upper,
  }
  const own = scoreOfNode(leaf)
  const floor = own + params.minGainToSplit + 1e-10 * Math.abs(own)
  const numeric = markFeatures(grower, node)
  let best = numeric ? bestNumericSplit(leaf, grower.usableOf[node] * dataset.features.length, floor) : null
  for (let j = 0; j < dataset.features.length; j++) {
    if ((arrays.features[j] & SLOW) === 0) continue
    const search = dataset.features[j].categorical ? bestCategoricalSplit : bestBoundedSplit
    best = search(leaf, j, best?.gain ?? floor) ?? best
  }
  nodes[node].split = best === null ? null : { ...best, gain: best.gain - own }
}

function scoreOfNode({ sumG, sumH, params, lower, upper }: LeafContext): number {
  if (params.monotone === null) {
    const shrunk = Math.max(Math.abs(sumG) - params.lambdaL1, 0)
    return sumH + params.lambdaL2 > 0 ? (shrunk * shrunk) / (sumH + params.lambdaL2) : 0
  }
  const output = boundedOutput({ params, lower, upper }, sumG, sumH)
  return -(2 * sumG * output + (sumH + params.lambdaL2) * output * output + 2 * params.lambdaL1 * Math.abs(output))
}

/** Not for the kernel: categorical, or bounded by monotone constraints. */
const SLOW = 1 << 18

/** Fills `features` with what this node may test; returns whether the kernel has anything to do. */
function markFeatures(grower: Grower, node: number): boolean {
  const { arrays, dataset, params, allowed } = grower
  const usableAt = grower.usableOf[node] * dataset.features.length
  const chosen = featuresOfNode(grower, node)
  let numeric = false
  for (let j = 0; j < dataset.features.length; j++) {
    const { binCount, hasMissing, categorical } = dataset.features[j]
    const enabled = allowed[j] === 1 && (chosen === null || chosen[j] === 1)
    const slow = categorical || params.monotone !== null
    const flags = !enabled ? 0 : slow ? (arrays.usable[usableAt + j] === 1 ? SLOW : 0) : SPLIT_ENABLED
    arrays.features[j] = binCount | (hasMissing ? SPLIT_HAS_MISSING : 0) | flags
    numeric ||= flags === SPLIT_ENABLED
  }
  return numeric
}

/** The features that sampling by node and interaction constraints leave; null: all. */
function featuresOfNode({ params, dataset, nodes, random, allowed }: Grower, node: number): Uint8Array | null {
  const { featureFractionByNode, interactions } = params
  if (interactions === null && featureFractionByNode >= 1) return null
  const chosen = new Uint8Array(dataset.features.length).fill(1)
  if (interactions !== null) {
    const { path } = nodes[node]
    const open = interactions.filter((group) => path.every((feature) => group.includes(feature)))
    chosen.forEach((_, j) => (chosen[j] = open.some((group) => group.includes(j)) ? 1 : 0))
  }
  if (featureFractionByNode < 1) sampleInPlace(chosen, allowed, featureFractionByNode, random)
  return chosen
}

function sampleInPlace(chosen: Uint8Array, allowed: Uint8Array, share: number, random: Random): void {
  const open = Array.from(chosen, (_, j) => j).filter((j) => chosen[j] === 1 && allowed[j] === 1)
  const keep = Math.max(1, Math.ceil(share * open.length))
  chosen.fill(0)
  for (let k = 0; k < Math.min(keep, open.length); k++) {
    const pick = k + random.integer(open.length - k)
    chosen[open[pick]] = 1
    open[pick] = open[k]
  }
}

function bestNumericSplit(leaf: LeafContext, usableAt: number, floor: number): CandidateSplit | null {
  const { arrays, quantised, params } = leaf
  const { settings, out } = arrays
  settings[SETTING.sumG] = leaf.sumG
  settings[SETTING.sumH] = leaf.sumH
  settings[SETTING.gInverse] = quantised.gInverse
  settings[SETTING.hInverse] = quantised.hInverse
  settings[SETTING.power] = quantised.power
  settings[SETTING.lambda1] = params.lambdaL1
  settings[SETTING.lambda2] = params.lambdaL2
  settings[SETTING.minHessian] = leaf.minHessian
  settings[SETTING.scoreToBeat] = floor
  arrays.kernels.bestSplit(
    arrays.histograms,
    leaf.histogramAt,
    quantised.plane,
    arrays.features,
    arrays.usable,
    usableAt,
    settings,
    out,
  )
  if (out[1] < 0) return null
  const feature = out[1]
  const missing = leaf.histogramAt + feature * 256 + 255
  const sawMissing =
    arrays.histograms[missing] !== 0 || (quantised.plane > 0 && arrays.histograms[missing + quantised.plane] !== 0)
  return {
    gain: out[0],
    feature,
    bin: out[2],
    missingLeft: out[3] === 1,
    leftG: out[4],
    leftH: out[5],
    set: null,
    sawMissing,
  }
}
