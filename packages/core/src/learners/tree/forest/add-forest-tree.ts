import type { BinnedDataset } from '../binned-dataset.ts'
import { levelsOfBins } from '../category-set.ts'
import { thresholdOfBin } from '../threshold-of-bin.ts'
import type { TreeBuilder } from '../tree-builder.ts'
import type { TreeArrays } from './forest-arrays.ts'
import type { ForestTarget } from './forest-target.ts'

/** Adds the tree in `arrays.nodes` to the model being built, its bins turned back into values. */
export function addForestTree(
  builder: TreeBuilder,
  count: number,
  arrays: TreeArrays,
  target: ForestTarget,
  dataset: Pick<BinnedDataset, 'features'>,
): void {
  const { feature, bin, threshold, left, missingLeft, sums, sets } = arrays.nodes
  const root = builder.addTree(builder.leafWidth === 1 ? 0 : -1, count)
  for (let at = 0; at < count; at++) {
    const node = root + at
    target.nodeValuesInto(builder.value, node * builder.leafWidth, sums, at * target.slots)
    builder.cover[node] = target.nodeWeight(sums, at * target.slots)
    if (left[at] < 0) continue
    const tested = dataset.features[feature[at]]
    builder.left[node] = root + left[at]
    builder.feature[node] = feature[at]
    builder.missingLeft[node] = missingDirection(tested.hasMissing, missingLeft[at], target, sums, left[at])
    builder.gain[node] = gainOf(target, sums, at, left[at])
    if (!tested.categorical) builder.threshold[node] = bin[at] < 0 ? threshold[at] : thresholdOfBin(tested, bin[at])
    else
      builder.setCategories(
        node,
        levelsOfBins(tested, (b) => ((sets[at * 8 + (b >> 5)] >>> (b & 31)) & 1) === 1),
      )
  }
}

/** Where no training row was without a value, missing ones follow the many. */
function missingDirection(
  sawMissing: boolean,
  missingLeft: number,
  { slots, nodeWeight }: ForestTarget,
  sums: Float64Array,
  left: number,
): number {
  if (sawMissing) return missingLeft
  return nodeWeight(sums, left * slots) >= nodeWeight(sums, (left + 1) * slots) ? 1 : 0
}

function gainOf(
  { slots, nodeQuality, impurityFactor }: ForestTarget,
  sums: Float64Array,
  node: number,
  left: number,
): number {
  const raised =
    nodeQuality(sums, left * slots) + nodeQuality(sums, (left + 1) * slots) - nodeQuality(sums, node * slots)
  return Math.max(raised, 0) * impurityFactor
}
