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
  const g = new Float64Array(nodes.length)
  const h = new Float64Array(nodes.length)
  const values = new Float64Array(nodes.length)
  for (let node = nodes.length - 1; node >= 0; node--) {
    const { left, begin, count } = nodes[node]
    if (left >= 0) {
      g[node] = g[left] + g[left + 1]
      h[node] = h[left] + h[left + 1]
    } else {
      const { leafScaleG, leafScaleH } = quantised
      arrays.kernels.leafSums(
        arrays.gradients,
        arrays.hessians,
        arrays.rows,
        begin,
        count,
        leafScaleG,
        leafScaleH,
        arrays.out,
      )
      g[node] = arrays.out[0] / leafScaleG
      h[node] = arrays.out[1] / leafScaleH
    }
    const output =
      left < 0 && loss.leafQuantile !== undefined
        ? quantileOutput(arrays, nodes[node], loss.leafQuantile)
        : boundedOutput({ params, ...nodes[node] }, g[node], h[node])
    values[node] = learningRate * Math.min(Math.max(output, nodes[node].lower), nodes[node].upper)
  }
  return values
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
