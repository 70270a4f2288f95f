import type { FoundSplit } from './exact-node.ts'
import type { ThresholdScan } from './threshold-scan.ts'

/** The threshold that lowers the Gini impurity most. */
export function scanClasses(scan: ThresholdScan): FoundSplit | null {
  const { ranks, rows, known, start, total, triesLast, missingLeft } = scan
  const { slots, weight, value, nodes, minLeafWeight } = scan.tree
  const { sums } = nodes
  const left = start.slice()
  let score = -Infinity
  let bin = -1
  let next = known > 0 ? ranks[rows[0]] : -1
  for (let k = 0; k < known; k++) {
    const rank = next
    const isLast = k + 1 === known
    left[value[rows[k]]] += weight[rows[k]]
    if (!isLast) next = ranks[rows[k + 1]]
    if (isLast ? !triesLast : next === rank) continue
    let leftWeight = 0
    let leftSquares = 0
    let rightWeight = 0
    let rightSquares = 0
    for (let s = 0; s < slots; s++) {
      const inLeft = left[s]
      const inRight = sums[total + s] - inLeft
      leftWeight += inLeft
      leftSquares += inLeft * inLeft
      rightWeight += inRight
      rightSquares += inRight * inRight
    }
    if (leftWeight < minLeafWeight || rightWeight < minLeafWeight) continue
    const quality = leftSquares / leftWeight + rightSquares / rightWeight
    if (!(quality > score)) continue
    score = quality
    bin = isLast ? rank : (rank + next - 1) >> 1
  }
  return bin < 0 ? null : { score, bin, missingLeft, set: null }
}
