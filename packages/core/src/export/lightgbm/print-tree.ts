import type { Feature } from '../../matrix/feature-matrix.ts'
import type { TreesModel } from '../../models/model.ts'
import { categoriesLeft } from '../category-set.ts'

/** Bits of decision_type. */
const categorical = 1
const missingLeft = 2
const missingIsNaN = 8

/** A tree of one leaf. */
export function constantTree(index: number, value: number): string {
  return block(index, {
    num_leaves: [1],
    num_cat: [0],
    split_feature: [],
    split_gain: [],
    threshold: [],
    decision_type: [],
    left_child: [],
    right_child: [],
    leaf_value: [value],
    leaf_weight: [],
    leaf_count: [],
    internal_value: [],
    internal_weight: [],
    internal_count: [],
    is_linear: [0],
    shrinkage: [1],
  })
}

interface Splits {
  readonly features: number[]
  readonly gains: number[]
  readonly thresholds: number[]
  readonly decisions: number[]
  readonly left: number[]
  readonly right: number[]
  readonly values: number[]
  readonly covers: number[]
  readonly boundaries: number[]
  readonly sets: number[]
  readonly leafValues: number[]
  readonly leafCovers: number[]
}

/** One tree; children ≥ 0 are splits, −1 − i is leaf i. */
export function printTree(
  index: number,
  model: TreesModel,
  root: number,
  column: number,
  features: readonly Feature[],
): string {
  if (model.left[root] < 0) return constantTree(index, model.value[root * model.leafWidth + column])
  const splits: Splits = {
    features: [],
    gains: [],
    thresholds: [],
    decisions: [],
    left: [],
    right: [],
    values: [],
    covers: [],
    boundaries: [0],
    sets: [],
    leafValues: [],
    leafCovers: [],
  }
  addNode(splits, model, root, column, features)
  const hasSets = splits.boundaries.length > 1
  return block(index, {
    num_leaves: [splits.leafValues.length],
    num_cat: [splits.boundaries.length - 1],
    split_feature: splits.features,
    split_gain: splits.gains,
    threshold: splits.thresholds,
    decision_type: splits.decisions,
    left_child: splits.left,
    right_child: splits.right,
    leaf_value: splits.leafValues,
    leaf_weight: splits.leafCovers,
    leaf_count: splits.leafCovers.map(Math.trunc),
    internal_value: splits.values,
    internal_weight: splits.covers,
    internal_count: splits.covers.map(Math.trunc),
    ...(hasSets ? { cat_boundaries: splits.boundaries, cat_threshold: splits.sets } : {}),
    is_linear: [0],
    shrinkage: [1],
  })
}

function block(index: number, lines: { readonly [name: string]: readonly number[] }): string {
  const texts = Object.entries(lines).map(([name, values]) => `${name}=${values.join(' ')}`)
  return `Tree=${index}\n${texts.join('\n')}\n\n\n`
}

function addNode(
  splits: Splits,
  model: TreesModel,
  node: number,
  column: number,
  features: readonly Feature[],
): number {
  const value = model.value[node * model.leafWidth + column]
  if (model.left[node] < 0) {
    splits.leafCovers.push(model.cover[node])
    return -splits.leafValues.push(value)
  }
  const at = splits.features.push(model.feature[node]) - 1
  splits.gains.push(model.gain[node])
  splits.values.push(value)
  splits.covers.push(model.cover[node])
  splits.left.push(0)
  splits.right.push(0)
  const swapped =
    model.categoryStart[node] < 0
      ? addThreshold(splits, model, node)
      : addSet(splits, model, node, features[model.feature[node]].levels ?? 0)
  const first = addNode(splits, model, model.left[node], column, features)
  const second = addNode(splits, model, model.left[node] + 1, column, features)
  splits.left[at] = swapped ? second : first
  splits.right[at] = swapped ? first : second
  return at
}

function addThreshold(splits: Splits, model: TreesModel, node: number): boolean {
  splits.thresholds.push(model.threshold[node])
  splits.decisions.push(missingIsNaN + (model.missingLeft[node] === 1 ? missingLeft : 0))
  return false
}

/** Missing always goes right of a set there: where ours goes left, the other categories are the set and the children change places. */
function addSet(splits: Splits, model: TreesModel, node: number, levels: number): boolean {
  const left = new Set(categoriesLeft(model, node))
  const swapped = model.missingLeft[node] === 1
  const words = new Uint32Array(Math.max(1, Math.ceil(levels / 32)))
  for (let level = 0; level < levels; level++) if (left.has(level) !== swapped) words[level >> 5] |= 1 << (level & 31)
  splits.thresholds.push(splits.boundaries.length - 1)
  splits.boundaries.push(splits.boundaries[splits.boundaries.length - 1] + words.length)
  splits.sets.push(...words)
  splits.decisions.push(categorical + missingIsNaN)
  return swapped
}
