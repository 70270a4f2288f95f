import { kindFeatures } from '../../src/clean/kind/kind-features.ts'
import type { KindForest } from '../../src/clean/kind/kind-forest.ts'
import type { TreesModel } from '../../src/models/model.ts'

/** The trees of a forest in the few bytes of `KindForest`: each leaf keeps the kind that most of its columns have. */
export function encodeForest(model: TreesModel): Pick<KindForest, 'features' | 'bounds' | 'trees' | 'nodes'> {
  const inner = [...model.left.keys()].filter((node) => model.left[node] >= 0)
  const used = [...new Set(inner.map((node) => model.feature[node]))].sort((a, b) => a - b)
  const bounds = used.map((feature) => {
    const own = inner
      .filter((node) => model.feature[node] === feature)
      .map((node) => Math.fround(model.threshold[node]))
    return [...new Set(own)].sort((a, b) => a - b)
  })
  if (used.length > 128 || bounds.some((list) => list.length > 256))
    throw new Error('too many features or bounds for a byte')
  const bytes: number[] = []
  const write = (node: number): void => {
    if (model.left[node] < 0) {
      const shares = model.value.subarray(node * model.leafWidth, (node + 1) * model.leafWidth)
      bytes.push(128 + shares.indexOf(Math.max(...shares)))
      return
    }
    const feature = used.indexOf(model.feature[node])
    bytes.push(feature, bounds[feature].indexOf(Math.fround(model.threshold[node])))
    write(model.left[node])
    write(model.left[node] + 1)
  }
  model.roots.forEach(write)
  return {
    features: used.map((index) => kindFeatures[index].name),
    bounds: bounds.map((list) => list.map(shortest)),
    trees: model.roots.length,
    nodes: Buffer.from(bytes).toString('base64'),
  }
}

/** The shortest decimal that is the same 32-bit float. */
function shortest(value: number): number {
  for (let digits = 1; digits < 10; digits++) {
    const short = Number(value.toPrecision(digits))
    if (Math.fround(short) === value) return short
  }
  return value
}
