import type { TreesModel } from './model.ts'

/**
 * Trees for many rows: values become ranks among the thresholds of their feature, so that a test is one subtraction of whole numbers and
 * needs no branch. x ≤ threshold number i exactly when fewer than i + 1 thresholds are below x.
 */
export interface RankedTrees {
  /** Four numbers a node: slot of the rank, number of the threshold (−1 − start of a set), first child · 4, words of the set. Leaves lead to themselves. */
  readonly nodes: Int32Array
  readonly features: readonly RankedFeature[]
}

export interface RankedFeature {
  readonly feature: number
  readonly thresholds: Float64Array
  /** The values themselves are needed, for tests of sets. */
  readonly isCategory: boolean
}

/** Slots of a feature: its rank with missing on the right, on the left; its category. */
export const SLOTS = 3
const ALWAYS_LEFT = 2147483647

const cache = new WeakMap<TreesModel, RankedTrees>()

/** The ranked form, made once a model; null while so few rows would not repay it. */
export function rankedTrees(model: TreesModel, rowCount: number): RankedTrees | null {
  const known = cache.get(model)
  if (known !== undefined || rowCount * model.roots.length < model.left.length * repaidFrom(model)) return known ?? null
  const made = rank(model)
  cache.set(model, made)
  return made
}

/** Walks a node at which ranking it is repaid: deep trees miss the caches at every step, so there it is soon. */
function repaidFrom({ left, roots }: TreesModel): number {
  return left.length > 1000 * roots.length ? 0.125 : 4
}

function rank({ left, feature, threshold, missingLeft, categoryStart, categoryWords }: TreesModel): RankedTrees {
  const slotOf = new Map<number, number>()
  const found: { numbers: Set<number>; isCategory: boolean; feature: number }[] = []
  for (let node = 0; node < left.length; node++) {
    if (left[node] < 0) continue
    const j = feature[node]
    if (!slotOf.has(j)) slotOf.set(j, found.push({ numbers: new Set(), isCategory: false, feature: j }) - 1)
    const entry = found[slotOf.get(j)!]
    if (categoryStart[node] >= 0) entry.isCategory = true
    else entry.numbers.add(threshold[node])
  }
  const features = found.map(({ numbers, isCategory, feature: j }) => ({
    feature: j,
    isCategory,
    thresholds: Float64Array.from(numbers).sort(),
  }))
  const ranks = features.map(({ thresholds }) => new Map(Array.from(thresholds, (value, at) => [value, at])))
  const nodes = new Int32Array(left.length * 4)
  for (let node = 0; node < left.length; node++) {
    const at = node * 4
    const isLeaf = left[node] < 0
    const slot = isLeaf ? 0 : slotOf.get(feature[node])!
    const isSet = !isLeaf && categoryStart[node] >= 0
    nodes[at] = slot * SLOTS + (isLeaf ? 0 : isSet ? 2 : missingLeft[node])
    nodes[at + 1] = isLeaf
      ? ALWAYS_LEFT
      : isSet
        ? -1 - (categoryStart[node] * 2 + missingLeft[node])
        : ranks[slot].get(threshold[node])!
    nodes[at + 2] = isLeaf ? at : left[node] * 4
    nodes[at + 3] = isSet ? categoryWords[node] * 32 : 0
  }
  return { nodes, features }
}

/** Ranks of one value: slots of its feature from `at` on. −1 in the category slot is missing, −2 no category. */
export function rankInto(ranks: Int32Array, at: number, { thresholds, isCategory }: RankedFeature, x: number): void {
  if (x !== x) {
    ranks[at] = thresholds.length
    ranks[at + 1] = -1
    ranks[at + 2] = -1
    return
  }
  let low = 0
  for (let size = thresholds.length; size > 0;) {
    const half = size >> 1
    const isAbove = thresholds[low + half] < x
    low = isAbove ? low + half + 1 : low
    size = isAbove ? size - half - 1 : half
  }
  ranks[at] = low
  ranks[at + 1] = low
  if (isCategory) ranks[at + 2] = x >= 0 && x < 2147483647 && Math.floor(x) === x ? x : -2
}

/** 1 when the test of a set sends this category right. */
export function goesRightOfSet(category: number, code: number, width: number, categories: Uint32Array): number {
  const set = -1 - code
  if (category === -1) return 1 - (set & 1)
  if (category < 0 || category >= width) return 1
  return 1 - ((categories[(set >> 1) + (category >> 5)] >>> (category & 31)) & 1)
}
