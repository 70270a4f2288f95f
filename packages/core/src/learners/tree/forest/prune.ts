import type { ForestNodes } from '../../../kernels/kernels.ts'
import type { ForestTarget } from './forest-target.ts'

/**
 * Cost-complexity pruning (Breiman et al. 1984): makes a leaf of every node whose subtree lowers the impurity by less than `alpha` a
 * leaf, bottom up. `alpha` is per unit of the total weight, as scikit-learn's `ccp_alpha`. Returns the number of leaves left.
 */
export function pruneInPlace(nodes: ForestNodes, count: number, target: ForestTarget, alpha: number): number {
  const { kept, leaves } = smallestSubtree(nodes, count, target, alpha)
  for (let node = 0; node < count; node++) if (kept[node] === 0) nodes.left[node] = -1
  return leaves
}

/** Prunes by the least alpha that leaves at most so many leaves. */
export function pruneToLeavesInPlace(nodes: ForestNodes, count: number, target: ForestTarget, maxLeaves: number): void {
  if (smallestSubtree(nodes, count, target, 0).leaves <= maxLeaves) return
  let low = 0
  let high = 1
  while (smallestSubtree(nodes, count, target, high).leaves > maxLeaves) high *= 16
  for (let step = 0; step < 60; step++) {
    const middle = low + (high - low) / 2
    if (smallestSubtree(nodes, count, target, middle).leaves > maxLeaves) low = middle
    else high = middle
  }
  pruneInPlace(nodes, count, target, high)
}

/** Children stand after their parent, so one pass from the end sees every subtree complete. */
function smallestSubtree(
  { left, sums }: ForestNodes,
  count: number,
  { slots, nodeQuality, nodeWeight, impurityFactor }: ForestTarget,
  alpha: number,
): { kept: Uint8Array; leaves: number } {
  const price = alpha * nodeWeight(sums, 0)
  const worth = new Float64Array(count)
  const leaves = new Int32Array(count)
  const kept = new Uint8Array(count)
  for (let node = count - 1; node >= 0; node--) {
    const own = nodeQuality(sums, node * slots) * impurityFactor - price
    const child = left[node]
    const together = child < 0 ? -Infinity : worth[child] + worth[child + 1]
    const isKept = together > own + 1e-12 * Math.abs(own)
    kept[node] = isKept ? 1 : 0
    worth[node] = isKept ? together : own
    leaves[node] = isKept ? leaves[child] + leaves[child + 1] : 1
  }
  return { kept, leaves: leaves[0] }
}
