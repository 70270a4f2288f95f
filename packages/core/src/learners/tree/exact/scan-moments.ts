import type { FoundSplit } from './exact-node.ts'
import type { ThresholdScan } from './threshold-scan.ts'

/** The threshold that lowers the squares about the means most. */
export function scanMoments(scan: ThresholdScan): FoundSplit | null {
  const { ranks, rows, known, triesLast, missingLeft } = scan
  const { weight, value, nodes, minLeafWeight } = scan.tree
  const totalWeight = nodes.sums[scan.total]
  const totalValue = nodes.sums[scan.total + 1]
  let leftWeight = scan.start[0]
  let leftValue = scan.start[1]
  let score = -Infinity
  let bin = -1
  let next = known > 0 ? ranks[rows[0]] : -1
  for (let k = 0; k < known; k++) {
    const row = rows[k]
    const rank = next
    const isLast = k + 1 === known
    leftWeight += weight[row]
    leftValue += value[row]
    if (!isLast) next = ranks[rows[k + 1]]
    if (isLast ? !triesLast : next === rank) continue
    const rightWeight = totalWeight - leftWeight
    const rightValue = totalValue - leftValue
    if (leftWeight < minLeafWeight || rightWeight < minLeafWeight) continue
    const quality = (leftValue * leftValue) / leftWeight + (rightValue * rightValue) / rightWeight
    if (!(quality > score)) continue
    score = quality
    bin = isLast ? rank : (rank + next - 1) >> 1
  }
  return bin < 0 ? null : { score, bin, missingLeft, set: null }
}
