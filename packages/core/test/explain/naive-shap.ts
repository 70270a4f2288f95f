import { leafOf } from '../../src/models/tree-scores.ts'
import type { TreesModel } from '../../src/models/model.ts'

/** Shapley values by their definition, over all sets of features: row-major features × outputs. */
export function naiveTreeShap(model: TreesModel, x: Float64Array): Float64Array {
  const count = x.length
  const width = model.base.length
  const values = Array.from({ length: 1 << count }, (_, set) => expected(model, x, set))
  const result = new Float64Array(count * width)
  const factorial = (n: number): number => (n < 2 ? 1 : n * factorial(n - 1))
  for (let feature = 0; feature < count; feature++)
    for (let set = 0; set < 1 << count; set++) {
      if ((set >> feature) & 1) continue
      const size = [...set.toString(2)].filter((bit) => bit === '1').length
      const weight = (factorial(size) * factorial(count - 1 - size)) / factorial(count)
      for (let k = 0; k < width; k++)
        result[feature * width + k] += weight * (values[set | (1 << feature)][k] - values[set][k])
    }
  return result
}

function expected(model: TreesModel, x: Float64Array, set: number): number[] {
  const sums = Array.from(model.base, () => 0)
  const divisor = model.aggregate === 'mean' ? model.roots.length : 1
  model.roots.forEach((root, tree) => {
    const visit = (node: number, weight: number): void => {
      const child = model.left[node]
      if (child < 0) {
        if (model.outputs[tree] >= 0)
          sums[model.outputs[tree]] += (weight * model.value[node * model.leafWidth]) / divisor
        else sums.forEach((_, k) => (sums[k] += (weight * model.value[node * model.leafWidth + k]) / divisor))
        return
      }
      if ((set >> model.feature[node]) & 1) {
        // One step of the real walk: the children as leaves.
        const isLeaf = model.left.map((next, at) => (at === child || at === child + 1 ? -1 : next))
        return visit(leafOf({ ...model, left: isLeaf }, node, x, 0), weight)
      }
      const both = model.cover[child] + model.cover[child + 1]
      visit(child, (weight * model.cover[child]) / both)
      visit(child + 1, (weight * model.cover[child + 1]) / both)
    }
    visit(root, 1)
  })
  return sums
}
