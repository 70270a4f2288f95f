import { scoreWidth } from '../models/apply-link.ts'
import type { TreesModel } from '../models/model.ts'
import { isInSet, treeScoresOfRow } from '../models/tree-scores.ts'
import type { MarginExplainer } from './margin-explainer.ts'

/**
 * Interventional SHAP values of trees, exact: features that are not known take their values from the rows of a background, whatever the
 * known ones are (S. Lundberg and others, "From local explanations to global understanding with explainable AI for trees", 2020).
 *
 * For one background row the walk follows the explained row and the background row at once. A leaf that is reached when the features A
 * come from the explained row and the features B from the background gives, by Shapley's weights,
 *     +v · (|A|−1)! |B|! / (|A|+|B|)! to each of A   and   −v · |A|! (|B|−1)! / (|A|+|B|)! to each of B.
 */
export function interventionalTreeExplainer(model: TreesModel, background: readonly Float64Array[]): MarginExplainer {
  const width = scoreWidth(model)
  const divisor = (model.aggregate === 'mean' ? Math.max(model.roots.length, 1) : 1) * background.length
  const base = new Float64Array(width)
  for (const row of background)
    treeScoresOfRow(model, row).forEach((score, k) => (base[k] += score / background.length))
  return {
    base,
    contributionsInto(contributions, x) {
      const walk = pairWalker(model, contributions, width, divisor)
      for (const reference of background) walk(x, reference)
    },
  }
}

type PairWalker = (x: Float64Array, reference: Float64Array) => void

function pairWalker(model: TreesModel, contributions: Float64Array, width: number, divisor: number): PairWalker {
  const { left, feature, value, leafWidth, outputs, roots } = model
  /** 0: not met on the path, 1: follows the explained row, −1: the background. */
  const side = new Int8Array(feature.reduce((most, index) => Math.max(most, index + 1), 0))
  const path: number[] = []
  let x: Float64Array = new Float64Array(0)
  let reference: Float64Array = x
  let own = 0
  let output = 0

  function visit(node: number): void {
    const child = left[node]
    if (child < 0) return credit(node)
    const f = feature[node]
    const ours = goesLeft(model, node, x[f])
    const theirs = goesLeft(model, node, reference[f])
    if (ours === theirs) return visit(ours ? child : child + 1)
    if (side[f] !== 0) return visit((side[f] > 0 ? ours : theirs) ? child : child + 1)
    path.push(f)
    side[f] = 1
    own++
    visit(ours ? child : child + 1)
    own--
    side[f] = -1
    visit(theirs ? child : child + 1)
    side[f] = 0
    path.pop()
  }

  function credit(leaf: number): void {
    const all = path.length
    if (all === 0) return
    const shares = shapleyShares(own, all - own)
    const first = output >= 0 ? output : 0
    const count = output >= 0 ? 1 : leafWidth
    for (const f of path) {
      const share = (side[f] > 0 ? shares.own : shares.other) / divisor
      for (let k = 0; k < count; k++) contributions[f * width + first + k] += share * value[leaf * leafWidth + k]
    }
  }

  return (row, other) => {
    x = row
    reference = other
    roots.forEach((root, tree) => {
      output = outputs[tree]
      visit(root)
    })
  }
}

/** 1 / (a · C(a+b, a)) and −1 / (b · C(a+b, b)): the factorials without their size. */
function shapleyShares(a: number, b: number): { readonly own: number; readonly other: number } {
  let choose = 1
  for (let i = 1; i <= Math.min(a, b); i++) choose = (choose * (a + b - i + 1)) / i
  return { own: 1 / (a * choose), other: -1 / (b * choose) }
}

function goesLeft(model: TreesModel, node: number, x: number): boolean {
  if (x !== x) return model.missingLeft[node] === 1
  return model.categoryStart[node] < 0 ? x <= model.threshold[node] : isInSet(model, node, x)
}
