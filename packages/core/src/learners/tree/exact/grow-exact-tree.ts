import type { ForestTree } from '../../../kernels/kernels.ts'
import { bestCategories } from './best-categories.ts'
import { bestThreshold } from './best-threshold.ts'
import type { ExactDataset } from './exact-dataset.ts'
import type { ExactNode, ExactSplit } from './exact-node.ts'

/**
 * CART over sorted rows: each feature keeps its rows in the order of their values, and every split deals each of these lists into two, in order
 * (Breiman et al. 1984; the presorting of SLIQ). Fills `tree.nodes` as the kernels do; returns the number of nodes.
 */
export function growExactTree(tree: ForestTree, dataset: ExactDataset): number {
  const { nodes, slots, rowCount } = tree
  const lists = dataset.features.map((_, j) => sortedRows(dataset.ranks.subarray(j * rowCount, (j + 1) * rowCount)))
  const goesLeft = new Uint8Array(rowCount)
  const scratch = new Int32Array(rowCount)
  let nodeCount = 1
  nodes.left[0] = -1
  sumInto(
    tree,
    0,
    Int32Array.from({ length: rowCount }, (_, i) => i),
  )
  const waiting: (ExactNode & { readonly depth: number })[] = [{ node: 0, begin: 0, end: rowCount, depth: 0 }]
  for (let place = waiting.pop(); place !== undefined; place = waiting.pop()) {
    const { node, begin, end, depth } = place
    if (lists.length === 0 || end - begin < tree.minSplitRows || depth >= tree.maxDepth) continue
    const split = isPure(tree, lists[0].subarray(begin, end)) ? null : bestSplit(tree, dataset, lists, place)
    if (split === null) continue
    const middle = begin + markLeft(goesLeft, dataset, split, lists[0].subarray(begin, end), rowCount)
    if (middle === begin || middle === end) continue
    for (const list of lists) deal(list.subarray(begin, end), goesLeft, scratch)
    const left = nodeCount
    nodeCount += 2
    nodes.feature[node] = split.feature
    nodes.bin[node] = split.bin
    nodes.missingLeft[node] = split.missingLeft ? 1 : 0
    if (split.set) nodes.sets.set(split.set, node * 8)
    nodes.left[node] = left
    nodes.left[left] = nodes.left[left + 1] = -1
    sumInto(tree, left, lists[0].subarray(begin, middle))
    for (let s = 0; s < slots; s++)
      nodes.sums[(left + 1) * slots + s] = nodes.sums[node * slots + s] - nodes.sums[left * slots + s]
    waiting.push({ node: left + 1, begin: middle, end, depth: depth + 1 })
    waiting.push({ node: left, begin, end: middle, depth: depth + 1 })
  }
  return nodeCount
}

/** Ascending ranks, equal ones in the order of the rows, missing last. */
function sortedRows(ranks: Int32Array): Int32Array {
  const highest = ranks.reduce((most, rank) => (rank > most ? rank : most), -1)
  const places = new Int32Array(highest + 3)
  const keyOf = (rank: number): number => (rank < 0 ? highest + 1 : rank)
  for (const rank of ranks) places[keyOf(rank) + 1]++
  for (let key = 1; key < places.length; key++) places[key] += places[key - 1]
  const sorted = new Int32Array(ranks.length)
  for (let i = 0; i < ranks.length; i++) sorted[places[keyOf(ranks[i])]++] = i
  return sorted
}

function bestSplit(
  tree: ForestTree,
  dataset: ExactDataset,
  lists: readonly Int32Array[],
  place: ExactNode,
): ExactSplit | null {
  let best: ExactSplit | null = null
  let score = -Infinity
  lists.forEach((list, feature) => {
    const ranks = dataset.ranks.subarray(feature * tree.rowCount, (feature + 1) * tree.rowCount)
    const search = dataset.features[feature].categorical ? bestCategories : bestThreshold
    const found = search(tree, place, ranks, list.subarray(place.begin, place.end))
    if (found === null || !(found.score > score)) return
    score = found.score
    best = { ...found, feature }
  })
  return best
}

function isPure({ weight, value, tolerance, classes }: ForestTree, rows: Int32Array): boolean {
  const first = rows[0]
  if (classes) return rows.every((row) => value[row] === value[first])
  const mean = value[first] / weight[first]
  return rows.every((row) => Math.abs(value[row] / weight[row] - mean) <= tolerance)
}

function sumInto({ nodes, slots, classes, weight, value }: ForestTree, node: number, rows: Int32Array): void {
  const { sums } = nodes
  const at = node * slots
  sums.fill(0, at, at + slots)
  for (const row of rows)
    if (classes) sums[at + value[row]] += weight[row]
    else {
      sums[at] += weight[row]
      sums[at + 1] += value[row]
    }
}

/** Notes for each row of the node whether it goes left; returns how many do. */
function markLeft(
  goesLeft: Uint8Array,
  { ranks }: ExactDataset,
  { feature, bin, missingLeft, set }: ExactSplit,
  rows: Int32Array,
  rowCount: number,
): number {
  let count = 0
  for (const row of rows) {
    const rank = ranks[feature * rowCount + row]
    const left = rank < 0 ? missingLeft : set ? ((set[rank >> 5] >>> (rank & 31)) & 1) === 1 : rank <= bin
    goesLeft[row] = left ? 1 : 0
    if (left) count++
  }
  return count
}

/** Left rows to the front, both sides in order. */
function deal(list: Int32Array, goesLeft: Uint8Array, scratch: Int32Array): void {
  let left = 0
  let right = 0
  for (const row of list)
    if (goesLeft[row] === 1) list[left++] = row
    else scratch[right++] = row
  list.set(scratch.subarray(0, right), left)
}
