import type { BinnedDataset } from '../binned-dataset.ts'
import { levelsOfBins } from '../category-set.ts'
import { thresholdOfBin } from '../threshold-of-bin.ts'
import type { TreeBuilder } from '../tree-builder.ts'
import type { BoostArrays } from './boost-arrays.ts'
import type { GrownNode } from './grow-leaf-wise.ts'

/** Adds a grown tree, its bins turned back into values, to the model being built. */
export function addGrownTree(
  builder: TreeBuilder,
  output: number,
  nodes: readonly GrownNode[],
  values: Float64Array,
  dataset: BinnedDataset,
  arrays: BoostArrays,
): void {
  const covers = coversOf(nodes, arrays)
  const root = builder.addTree(output, nodes.length)
  nodes.forEach(({ left, split, missingLeft }, at) => {
    const node = root + at
    builder.value[node] = values[at]
    builder.cover[node] = covers[at]
    if (left < 0 || split === null) return
    const feature = dataset.features[split.feature]
    const { set } = split
    builder.left[node] = root + left
    builder.feature[node] = split.feature
    builder.gain[node] = split.gain
    builder.missingLeft[node] = missingLeft ? 1 : 0
    if (set === null) builder.threshold[node] = thresholdOfBin(feature, split.bin)
    else
      builder.setCategories(
        node,
        levelsOfBins(feature, (bin) => ((set[bin >> 5] >>> (bin & 31)) & 1) === 1),
      )
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
