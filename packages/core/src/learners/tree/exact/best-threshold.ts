import type { ForestTree } from '../../../kernels/kernels.ts'
import { type ExactNode, type FoundSplit, qualityOf } from './exact-node.ts'

/** The best threshold between two values that occur in the node; missing rows stand last and are tried on both sides. */
export function bestThreshold(
  tree: ForestTree,
  { node }: ExactNode,
  ranks: Int32Array,
  rows: Int32Array,
): FoundSplit | null {
  const { slots, classes, weight, value, nodes, minLeafWeight } = tree
  const total = nodes.sums.subarray(node * slots, (node + 1) * slots)
  let known = rows.length
  while (known > 0 && ranks[rows[known - 1]] < 0) known--
  const missing = new Float64Array(slots)
  for (let k = known; k < rows.length; k++) addRow(missing, rows[k])
  const hasMissing = known < rows.length
  let best: FoundSplit | null = null
  for (let pass = 0; pass < (hasMissing ? 2 : 1); pass++) {
    const left = pass === 0 ? new Float64Array(slots) : missing.slice()
    const right = new Float64Array(slots)
    for (let k = 0; k < known; k++) {
      addRow(left, rows[k])
      const isLast = k + 1 === known
      // after the last value there is one split more, values against missing
      if (isLast ? !hasMissing || pass === 1 : ranks[rows[k + 1]] === ranks[rows[k]]) continue
      for (let s = 0; s < slots; s++) right[s] = total[s] - left[s]
      const a = qualityOf(left, slots, classes)
      const b = qualityOf(right, slots, classes)
      if (a.weight < minLeafWeight || b.weight < minLeafWeight) continue
      const score = a.quality + b.quality
      if (best !== null && !(score > best.score)) continue
      const rank = ranks[rows[k]]
      const bin = isLast ? rank : (rank + ranks[rows[k + 1]] - 1) >> 1
      best = { score, bin, missingLeft: pass === 1, set: null }
    }
  }
  return best

  function addRow(sums: Float64Array, row: number): void {
    if (classes) sums[value[row]] += weight[row]
    else {
      sums[0] += weight[row]
      sums[1] += value[row]
    }
  }
}
