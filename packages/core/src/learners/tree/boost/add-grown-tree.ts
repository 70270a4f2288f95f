import type { BinnedDataset } from '../binned-dataset.ts'
import { levelsOfBins } from '../category-set.ts'
import { thresholdOfBin } from '../threshold-of-bin.ts'
import type { TreeBuilder } from '../tree-builder.ts'
import type { BoostArrays } from './boost-arrays.ts'
import type { GrownNode } from './grow-leaf-wise.ts'

/** Adds a grown tree, its bins turned back into values, to the model being built. */
export function addGrownTree(builder: TreeBuilder, output: number, nodes: readonly GrownNode[], values: Float64Array, dataset: BinnedDataset, arrays: BoostArrays): void {
  const root = builder.nodeCount
  const covers = coversOf(nodes, arrays)
  builder.addTree(output)
  nodes.forEach(({ left, split, missingLeft }, node) => {
    const common = { value: [values[node]], cover: covers[node] }
    if (left < 0 || split === null) return builder.addNode({ left: -1, ...common })
    const feature = dataset.features[split.feature]
    const { set } = split
    const test =
      set === null
        ? { threshold: thresholdOfBin(feature, split.bin) }
        : { categories: levelsOfBins(feature, (bin) => ((set[bin >> 5] >>> (bin & 31)) & 1) === 1) }
    builder.addNode({ left: root + left, feature: split.feature, missingLeft, gain: split.gain, ...test, ...common })
  })
}

/** Σ weight of the rows that reached each node. */
function coversOf(nodes: readonly GrownNode[], { weights, rows }: BoostArrays): Float64Array {
  const covers = Float64Array.from(nodes, ({ count }) => count)
  if (weights.length === 0) return covers
  for (let node = nodes.length - 1; node >= 0; node--) {
    const { left, begin, count } = nodes[node]
    covers[node] = 0
    if (left >= 0) covers[node] = covers[left] + covers[left + 1]
    else for (let k = begin; k < begin + count; k++) covers[node] += weights[rows[k]]
  }
  return covers
}
