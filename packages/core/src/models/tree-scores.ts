import type { FeatureMatrix } from '../matrix/feature-matrix.ts'
import { scoreWidth } from './apply-link.ts'
import type { TreesModel } from './model.ts'

/** Rows whose values are copied row-major before all trees read them: they stay in the first cache. */
const BLOCK_ROWS = 64

/** Scores of a sum or a mean of trees, row-major: trees in order, then the base. */
export function treeScores(model: TreesModel, X: FeatureMatrix, rows?: Int32Array): Float64Array {
  const rowCount = rows?.length ?? X.rowCount
  const width = scoreWidth(model)
  const scores = new Float64Array(rowCount * width)
  const block = new Float64Array(BLOCK_ROWS * X.columns.length)
  for (let begin = 0; begin < rowCount; begin += BLOCK_ROWS) {
    const count = Math.min(BLOCK_ROWS, rowCount - begin)
    copyBlockInto(block, X, rows, begin, count)
    for (let tree = 0; tree < model.roots.length; tree++)
      addTreeInto(scores, begin, width, model, tree, block, X.columns.length, count)
  }
  return finish(model, scores, width)
}

function copyBlockInto(block: Float64Array, X: FeatureMatrix, rows: Int32Array | undefined, begin: number, count: number): void {
  const d = X.columns.length
  for (let j = 0; j < d; j++) {
    const column = X.columns[j]
    for (let i = 0; i < count; i++) block[i * d + j] = column[rows === undefined ? begin + i : rows[begin + i]]
  }
}

function addTreeInto(
  scores: Float64Array,
  begin: number,
  width: number,
  model: TreesModel,
  tree: number,
  block: Float64Array,
  d: number,
  count: number,
): void {
  const { leafWidth, value } = model
  const output = model.outputs[tree]
  for (let i = 0; i < count; i++) {
    const leaf = leafOf(model, model.roots[tree], block, i * d)
    const at = (begin + i) * width
    if (output >= 0) scores[at + output] += value[leaf * leafWidth]
    else for (let k = 0; k < leafWidth; k++) scores[at + k] += value[leaf * leafWidth + k]
  }
}

/** The leaf that a row reaches from `root`; the row's values start at `offset`. */
export function leafOf(model: TreesModel, root: number, values: Float64Array, offset: number): number {
  const { left, feature, threshold, missingLeft, categoryStart } = model
  let node = root
  for (;;) {
    const child = left[node]
    if (child < 0) return node
    const x = values[offset + feature[node]]
    let goesLeft: boolean
    if (x !== x) goesLeft = missingLeft[node] === 1
    else if (categoryStart[node] < 0) goesLeft = x <= threshold[node]
    else goesLeft = isInSet(model, node, x)
    node = goesLeft ? child : child + 1
  }
}

function isInSet(model: TreesModel, node: number, x: number): boolean {
  if (!(x >= 0) || x >= model.categoryWords[node] * 32 || Math.floor(x) !== x) return false
  return ((model.categories[model.categoryStart[node] + (x >> 5)] >>> (x & 31)) & 1) === 1
}

function finish(model: TreesModel, scores: Float64Array, width: number): Float64Array {
  const divisor = model.aggregate === 'mean' ? Math.max(model.roots.length, 1) : 1
  for (let i = 0, k = 0; i < scores.length; i++) {
    scores[i] = scores[i] / divisor + model.base[k]
    if (++k === width) k = 0
  }
  return scores
}
