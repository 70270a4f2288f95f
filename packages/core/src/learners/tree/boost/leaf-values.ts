import type { Loss } from '../loss/loss.ts'
import { weightedQuantile } from '../loss/weighted-quantile.ts'
import type { BoostArrays } from './boost-arrays.ts'
import { boundedOutput } from './bounded-split.ts'
import type { GrownNode } from './grow-leaf-wise.ts'
import type { GrowParams } from './grow-params.ts'
import type { QuantisedGradients } from './quantise-gradients.ts'

/** The output of every node, times the learning rate: of leaves from wide sums over their rows, of inner nodes from those of their children. */
export function nodeValues(
  arrays: BoostArrays,
  nodes: readonly GrownNode[],
  quantised: QuantisedGradients,
  loss: Loss,
  params: GrowParams,
  learningRate: number,
): Float64Array {
  const { leafScaleG, leafScaleH } = quantised
  const { kernels, gradients, hessians, rows, leaves, leafSums } = arrays
  const leafCount = listLeavesInto(leaves, nodes)
  kernels.leafSums(gradients, hessians, rows, leaves, leafCount, leafScaleG, leafScaleH, leafSums)
  const g = new Float64Array(nodes.length)
  const h = new Float64Array(nodes.length)
  const values = new Float64Array(nodes.length)
  let leaf = leafCount
  for (let node = nodes.length - 1; node >= 0; node--) {
    const { left, lower, upper } = nodes[node]
    if (left >= 0) {
      g[node] = g[left] + g[left + 1]
      h[node] = h[left] + h[left + 1]
    } else {
      leaf--
      g[node] = leafSums[2 * leaf] / leafScaleG
      h[node] = leafSums[2 * leaf + 1] / leafScaleH
    }
    const output =
      left < 0 && loss.leafQuantile !== undefined
        ? quantileOutput(arrays, nodes[node], loss.leafQuantile)
        : boundedOutput({ params, lower, upper }, g[node], h[node])
    values[node] = learningRate * Math.min(Math.max(output, lower), upper)
  }
  return values
}

/** Where the rows of each leaf stand, in the order of the nodes; returns how many leaves there are. */
export function listLeavesInto(leaves: Int32Array, nodes: readonly GrownNode[]): number {
  let count = 0
  for (const node of nodes) {
    if (node.left >= 0) continue
    leaves[2 * count] = node.begin
    leaves[2 * count + 1] = node.count
    count++
  }
  return count
}

function quantileOutput(
  { rows, labels, scores, weights }: BoostArrays,
  { begin, count }: GrownNode,
  share: number,
): number {
  const inLeaf = rows.slice(begin, begin + count)
  const residuals = Float64Array.from(inLeaf, (row) => labels[row] - scores[row])
  return weightedQuantile(
    residuals,
    weights.length > 0 ? Float64Array.from(inLeaf, (row) => weights[row]) : weights,
    share,
  )
}
