import type { KindTree } from '../../src/clean/kind/kind-tree.ts'
import { kindFeatures } from '../../src/clean/kind/kind-features.ts'
import type { TreesModel } from '../../src/models/model.ts'

/** A tree as it ships. Node: [feature, threshold, left, right]; leaf: the share of each kind in thousandths. */
export function encodeTree(tree: TreesModel): Pick<KindTree, 'features' | 'nodes'> {
  const used = [...new Set([...tree.feature].filter((_, node) => tree.left[node] >= 0))].sort((a, b) => a - b)
  return {
    features: used.map((index) => kindFeatures[index].name),
    nodes: Array.from(tree.left, (left, node) =>
      left < 0 ? leaf(tree, node) : [used.indexOf(tree.feature[node]), tree.threshold[node], left, left + 1],
    ),
  }
}

function leaf(tree: TreesModel, node: number): readonly number[] {
  const row = [...tree.value.subarray(node * tree.leafWidth, (node + 1) * tree.leafWidth)]
  const sum = row.reduce((total, value) => total + value, 0)
  return row.map((value) => Math.floor((1000 * value) / sum + 0.5))
}
