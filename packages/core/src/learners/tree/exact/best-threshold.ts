import type { ForestTree } from '../../../kernels/kernels.ts'
import type { ExactNode, FoundSplit } from './exact-node.ts'
import { scanClasses } from './scan-classes.ts'
import { scanMoments } from './scan-moments.ts'

/** The best threshold between two values that occur in the node; missing rows stand last and are tried on both sides. */
export function bestThreshold(
  tree: ForestTree,
  { node }: ExactNode,
  ranks: Int32Array,
  rows: Int32Array,
): FoundSplit | null {
  const { slots, classes } = tree
  let known = rows.length
  while (known > 0 && ranks[rows[known - 1]] < 0) known--
  const hasMissing = known < rows.length
  const scan = classes ? scanClasses : scanMoments
  const frame = { tree, total: node * slots, ranks, rows, known }
  const right = scan({ ...frame, start: new Float64Array(slots), triesLast: hasMissing, missingLeft: false })
  if (!hasMissing) return right
  const left = scan({ ...frame, start: sumsFrom(tree, rows, known), triesLast: false, missingLeft: true })
  return left !== null && (right === null || left.score > right.score) ? left : right
}

function sumsFrom({ slots, classes, weight, value }: ForestTree, rows: Int32Array, from: number): Float64Array {
  const sums = new Float64Array(slots)
  for (let k = from; k < rows.length; k++)
    if (classes) sums[value[rows[k]]] += weight[rows[k]]
    else {
      sums[0] += weight[rows[k]]
      sums[1] += value[rows[k]]
    }
  return sums
}
