import { BINS, type ForestTree, MISSING_BIN } from '../../../kernels/kernels.ts'
import { type ExactNode, type FoundSplit, qualityOf } from './exact-node.ts'

/** The best prefix of the categories by mean of the target, or by share of the node's most frequent class; missing is one more category. */
export function bestCategories(
  tree: ForestTree,
  { node }: ExactNode,
  ranks: Int32Array,
  rows: Int32Array,
): FoundSplit | null {
  const { slots, classes, weight, value, nodes, minLeafWeight } = tree
  const total = nodes.sums.subarray(node * slots, (node + 1) * slots)
  const cells = new Float64Array(BINS * slots)
  const occupied = new Uint8Array(BINS)
  for (const row of rows) {
    const bin = ranks[row] < 0 ? MISSING_BIN : ranks[row]
    occupied[bin] = 1
    if (classes) cells[bin * slots + value[row]] += weight[row]
    else {
      cells[bin * slots] += weight[row]
      cells[bin * slots + 1] += value[row]
    }
  }
  const frequent = classes ? total.indexOf(total.reduce((most, sum) => Math.max(most, sum), 0)) : 1
  const sumsOf = (bin: number): Float64Array => cells.subarray(bin * slots, (bin + 1) * slots)
  const meanOf = (bin: number): number => sumsOf(bin)[frequent] / qualityOf(sumsOf(bin), slots, classes).weight
  const order = Array.from(occupied.keys())
    .filter((bin) => occupied[bin] === 1)
    .sort((a, b) => meanOf(a) - meanOf(b) || a - b)
  const left = new Float64Array(slots)
  const right = new Float64Array(slots)
  let best = { score: -Infinity, last: -1 }
  for (let e = 0; e + 1 < order.length; e++) {
    const sums = sumsOf(order[e])
    for (let s = 0; s < slots; s++) {
      left[s] += sums[s]
      right[s] = total[s] - left[s]
    }
    const a = qualityOf(left, slots, classes)
    const b = qualityOf(right, slots, classes)
    if (a.weight < minLeafWeight || b.weight < minLeafWeight) continue
    if (a.quality + b.quality > best.score) best = { score: a.quality + b.quality, last: e }
  }
  if (best.last < 0) return null
  const set = new Int32Array(8)
  for (const bin of order.slice(0, best.last + 1)) set[bin >> 5] |= 1 << (bin & 31)
  return { score: best.score, bin: 0, missingLeft: set[7] >>> 31 === 1, set }
}
