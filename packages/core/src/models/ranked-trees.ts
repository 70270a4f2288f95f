import type { TreesModel } from './model.ts'

/**
 * Trees for many rows: values become ranks among the thresholds of their feature, so that a test is one subtraction of whole numbers and
 * needs no branch. x ≤ threshold number i exactly when fewer than i + 1 thresholds are below x. Categories become places in a bit set.
 */
export interface RankedTrees {
  /** Four numbers a node: slot of the rank, number of the threshold, first child · 4, first word of the set in `bits`. Leaves lead to themselves. */
  readonly nodes: Int32Array
  /** Bit `rank` of a node's set is 1 when it goes right. Tests of numbers share the zeros at the start. */
  readonly bits: Int32Array
  readonly features: readonly RankedFeature[]
}

export interface RankedFeature {
  readonly feature: number
  readonly thresholds: Float64Array
  /** Words of the widest set of categories, 0 without any. */
  readonly words: number
}

/** Slots of a feature: its rank with missing on the right, on the left; its category. */
export const SLOTS = 3
const ALWAYS_LEFT = 2147483647
/** Places in a set before the categories: missing, and none that was seen. */
const MISSING = 0
const UNSEEN = 1
const FIRST_CATEGORY = 2

const cache = new WeakMap<TreesModel, RankedTrees>()

/** The ranked form, made once a model; null while so few rows would not repay it. */
export function rankedTrees(model: TreesModel, rowCount: number): RankedTrees | null {
  const known = cache.get(model)
  if (known !== undefined || rowCount * model.roots.length < model.left.length * repaidFrom(model)) return known ?? null
  const made = rank(model)
  cache.set(model, made)
  return made
}

/** Walks a node at which ranking it is repaid: large trees miss the caches at every step, so there it is sooner. */
function repaidFrom({ left, roots }: TreesModel): number {
  return left.length > 1000 * roots.length ? 0.4 : 4
}

function rank(model: TreesModel): RankedTrees {
  const { left, feature, threshold, missingLeft, categoryStart } = model
  const { features, slotOf } = rankedFeatures(model)
  const zeros = 1 + (Math.max(0, ...features.map(({ thresholds }) => thresholds.length)) >> 5)
  const bits = new Int32Array(
    left.reduce(
      (sum, child, i) => sum + (isSet(model, i, child) ? features[slotOf.get(feature[i])!].words + 1 : 0),
      zeros,
    ),
  )
  const nodes = new Int32Array(left.length * 4)
  for (let node = 0, end = zeros; node < left.length; node++) {
    const at = node * 4
    nodes[at + 1] = ALWAYS_LEFT
    nodes[at + 2] = left[node] < 0 ? at : left[node] * 4
    if (left[node] < 0) continue
    const slot = slotOf.get(feature[node])!
    if (categoryStart[node] < 0) {
      nodes[at] = slot * SLOTS + missingLeft[node]
      nodes[at + 1] = belowCount(features[slot].thresholds, threshold[node])
    } else {
      nodes[at] = slot * SLOTS + 2
      nodes[at + 3] = end
      end = fillRightBits(bits, end, features[slot].words, model, node)
    }
  }
  return { nodes, bits, features }
}

function isSet({ categoryStart }: TreesModel, node: number, child: number): boolean {
  return child >= 0 && categoryStart[node] >= 0
}

function rankedFeatures({ left, feature, threshold, categoryStart, categoryWords }: TreesModel) {
  const slotOf = new Map<number, number>()
  const found: { count: number; words: number; feature: number }[] = []
  for (let node = 0; node < left.length; node++) {
    if (left[node] < 0) continue
    const j = feature[node]
    if (!slotOf.has(j)) slotOf.set(j, found.push({ count: 0, words: 0, feature: j }) - 1)
    const entry = found[slotOf.get(j)!]
    if (categoryStart[node] >= 0) entry.words = Math.max(entry.words, categoryWords[node])
    else entry.count++
  }
  const thresholds = found.map(({ count }) => new Float64Array(count))
  const ends = new Int32Array(found.length)
  for (let node = 0; node < left.length; node++) {
    if (left[node] < 0 || categoryStart[node] >= 0) continue
    const slot = slotOf.get(feature[node])!
    thresholds[slot][ends[slot]++] = threshold[node]
  }
  const features = found.map(({ words, feature: j }, slot) => ({
    feature: j,
    words,
    thresholds: distinct(thresholds[slot]),
  }))
  return { features, slotOf }
}

/** In ascending order; sorting is several times faster than a set of as many numbers. */
function distinct(values: Float64Array): Float64Array {
  values.sort()
  let count = 0
  for (const value of values) if (count === 0 || value !== values[count - 1]) values[count++] = value
  return values.slice(0, count)
}

/** The set of a node turned round, two places on; categories beyond its width go right. */
function fillRightBits(
  bits: Int32Array,
  begin: number,
  words: number,
  { categories, categoryStart, categoryWords, missingLeft }: TreesModel,
  node: number,
): number {
  let carried = ((1 - missingLeft[node]) << MISSING) | (1 << UNSEEN)
  for (let k = 0; k <= words; k++) {
    const right = k < categoryWords[node] ? ~categories[categoryStart[node] + k] : -1
    bits[begin + k] = (right << FIRST_CATEGORY) | carried
    carried = right >>> (32 - FIRST_CATEGORY)
  }
  return begin + words + 1
}

/** Ranks of one value: slots of its feature from `at` on. */
export function rankInto(ranks: Int32Array, at: number, { thresholds, words }: RankedFeature, x: number): void {
  if (x !== x) {
    ranks[at] = thresholds.length
    ranks[at + 1] = 0
    ranks[at + 2] = MISSING
    return
  }
  const low = belowCount(thresholds, x)
  ranks[at] = low
  ranks[at + 1] = low
  if (words > 0) ranks[at + 2] = x >= 0 && x < words * 32 && Math.floor(x) === x ? x + FIRST_CATEGORY : UNSEEN
}

/** How many of the numbers are below x. */
function belowCount(sorted: Float64Array, x: number): number {
  let low = 0
  for (let size = sorted.length; size > 0;) {
    const half = size >> 1
    const isAbove = sorted[low + half] < x
    low = isAbove ? low + half + 1 : low
    size = isAbove ? size - half - 1 : half
  }
  return low
}
