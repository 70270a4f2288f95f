import { scoreWidth } from '../models/apply-link.ts'
import type { TreesModel } from '../models/model.ts'
import { isInSet } from '../models/tree-scores.ts'
import { gaussLegendre } from './gauss-legendre.ts'
import type { MarginExplainer } from './margin-explainer.ts'

/**
 * Path-dependent SHAP values of trees, exact: the conditional expectation of a tree follows the shares of the training rows (`cover`)
 * where a feature is not known (S. Lundberg, G. Erion, S.-I. Lee, "Consistent Individualized Feature Attribution for Tree Ensembles",
 * 2018).
 *
 * For a leaf of value v whose path tests the features 1 … d, z_i is the share of the rows that go its way at the tests of feature i, and
 * o_i is 1 if the explained row does at all of them. Shapley's weights are integrals, |S|! (d−1−|S|)! / d! = ∫ t^|S| (1−t)^(d−1−|S|) dt, so
 *     φ_i = v · (o_i − z_i) · ∫ Π_{j≠i} (z_j (1−t) + o_j t) dt,
 * a polynomial that a Gauss–Legendre rule of ⌈d/2⌉ points integrates exactly. Products go down the tree, sums of v · product come up; an edge
 * that tests a feature again takes back what the edge above it gave for these leaves.
 */
export function treeExplainer(model: TreesModel): MarginExplainer {
  const width = scoreWidth(model)
  const divisor = model.aggregate === 'mean' ? Math.max(model.roots.length, 1) : 1
  const walker = startWalker(model)
  const base = expectedScores(model).map((sum, k) => sum / divisor + model.base[k])
  return {
    base,
    contributionsInto(contributions, x) {
      for (let tree = 0; tree < model.roots.length; tree++) walker(contributions, width, divisor, tree, x)
    },
  }
}

/** Sum over trees of the mean leaf value, by cover. */
function expectedScores(model: TreesModel): Float64Array {
  const { left, value, leafWidth, roots, outputs } = model
  const means = value.slice()
  for (let node = left.length - 1; node >= 0; node--) {
    const child = left[node]
    if (child < 0) continue
    const share = leftShare(model, child)
    for (let k = 0; k < leafWidth; k++)
      means[node * leafWidth + k] =
        share * means[child * leafWidth + k] + (1 - share) * means[(child + 1) * leafWidth + k]
  }
  const sums = new Float64Array(scoreWidth(model))
  roots.forEach((root, tree) => {
    if (outputs[tree] >= 0) sums[outputs[tree]] += means[root * leafWidth]
    else for (let k = 0; k < leafWidth; k++) sums[k] += means[root * leafWidth + k]
  })
  return sums
}

/** Share of a node's rows that went left; one half where none came. */
function leftShare({ cover }: TreesModel, child: number): number {
  const both = cover[child] + cover[child + 1]
  return both > 0 ? cover[child] / both : 0.5
}

type Walker = (contributions: Float64Array, width: number, divisor: number, tree: number, x: Float64Array) => void

function startWalker(model: TreesModel): Walker {
  const { left, feature, value, leafWidth, outputs, roots } = model
  const depth = deepest(model)
  const { points, weights } = gaussLegendre((depth >> 1) + 1)
  const size = points.length
  const featureCount = feature.reduce((most, index, node) => (left[node] < 0 ? most : Math.max(most, index + 1)), 0)
  const share = new Float64Array(featureCount).fill(1)
  const isOn = new Uint8Array(featureCount).fill(1)
  const products = new Float64Array((depth + 1) * size)
  const sums = new Float64Array((depth + 1) * size * leafWidth)
  let x: Float64Array = new Float64Array(0)
  let target: Float64Array = x
  let width = 1
  let scale = 1
  let output = 0

  /** Leaves in `sums` at `level`: Σ over the leaves below of value · product, by output and point. */
  function visit(node: number, level: number): void {
    const leaves = output >= 0 ? 1 : leafWidth
    const here = level * size
    const sumHere = here * leafWidth
    const child = left[node]
    if (child < 0) {
      for (let k = 0, at = sumHere; k < leaves; k++) {
        const v = value[node * leafWidth + k]
        for (let q = 0; q < size; q++) sums[at++] = v * products[here + q]
      }
      return
    }
    sums.fill(0, sumHere, sumHere + leaves * size)
    const leftPart = leftShare(model, child)
    const isLeft = goesLeft(model, node, x[feature[node]])
    descend(child, leftPart, isLeft, node, level, leaves)
    descend(child + 1, 1 - leftPart, !isLeft, node, level, leaves)
  }

  function descend(child: number, part: number, isTaken: boolean, node: number, level: number, leaves: number): void {
    const f = feature[node]
    const shareBefore = share[f]
    const onBefore = isOn[f]
    const z = shareBefore * part
    const o = isTaken ? onBefore : 0
    if (z === 0 && o === 0) return
    const here = level * size
    const below = here + size
    for (let q = 0; q < size; q++) {
      const t = points[q]
      products[below + q] = (products[here + q] * (z * (1 - t) + o * t)) / (shareBefore * (1 - t) + onBefore * t)
    }
    share[f] = z
    isOn[f] = o
    visit(child, level + 1)
    share[f] = shareBefore
    isOn[f] = onBefore
    const sumHere = here * leafWidth
    const sumBelow = below * leafWidth
    for (let k = 0; k < leaves; k++) {
      let gained = 0
      for (let q = 0; q < size; q++) {
        const t = points[q]
        const sum = sums[sumBelow + k * size + q]
        sums[sumHere + k * size + q] += sum
        gained +=
          weights[q] *
          sum *
          ((o - z) / (z * (1 - t) + o * t) - (onBefore - shareBefore) / (shareBefore * (1 - t) + onBefore * t))
      }
      target[f * width + (output >= 0 ? output : k)] += gained / scale
    }
  }

  return (contributions, scoreCount, divisor, tree, row) => {
    target = contributions
    x = row
    width = scoreCount
    scale = divisor
    output = outputs[tree]
    products.fill(1, 0, size)
    visit(roots[tree], 0)
  }
}

function goesLeft(model: TreesModel, node: number, x: number): boolean {
  if (x !== x) return model.missingLeft[node] === 1
  return model.categoryStart[node] < 0 ? x <= model.threshold[node] : isInSet(model, node, x)
}

/** Tests on the longest path. */
function deepest({ left, roots }: TreesModel): number {
  const depths = new Int32Array(left.length).fill(-1)
  for (const root of roots) depths[root] = 0
  let most = 0
  for (let node = 0; node < left.length; node++) {
    if (depths[node] > most) most = depths[node]
    if (left[node] >= 0) depths[left[node]] = depths[left[node] + 1] = depths[node] + 1
  }
  return most
}
