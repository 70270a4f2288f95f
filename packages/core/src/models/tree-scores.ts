import type { FeatureMatrix } from '../matrix/feature-matrix.ts'
import { scoreWidth } from './apply-link.ts'
import type { TreesModel } from './model.ts'
import { rankedTrees, type RankedTrees, rankInto, SLOTS } from './ranked-trees.ts'

/** Rows that all trees read before the next ones come: they stay in a near cache, and so does a tree while they walk it. */
const BLOCK_ROWS = 64
const BLOCK_ROWS_OF_LARGE_TREES = 1024
const LARGE_TREES_FROM_NODES = 100_000

/** Scores of a sum or a mean of trees, row-major: trees in order, then the base. */
export function treeScores(model: TreesModel, X: FeatureMatrix, rows?: Int32Array): Float64Array {
  const rowCount = rows?.length ?? X.rowCount
  const scores = new Float64Array(rowCount * scoreWidth(model))
  const ranked = rankedTrees(model, rowCount)
  if (ranked === null) addPlainRows(scores, model, X, rows, rowCount)
  else addRankedRows(scores, model, ranked, X, rows, rowCount)
  return finishScores(model, scores)
}

/** The same for one row of feature values. */
export function treeScoresOfRow(model: TreesModel, x: Float64Array): Float64Array {
  const scores = new Float64Array(scoreWidth(model))
  for (let tree = 0; tree < model.roots.length; tree++)
    addLeaf(scores, 0, model, tree, leafOf(model, model.roots[tree], x, 0))
  return finishScores(model, scores)
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

/** Whether the category x is in the set of a node. */
export function isInSet(model: TreesModel, node: number, x: number): boolean {
  if (!(x >= 0) || x >= model.categoryWords[node] * 32 || Math.floor(x) !== x) return false
  return ((model.categories[model.categoryStart[node] + (x >> 5)] >>> (x & 31)) & 1) === 1
}

function addPlainRows(
  scores: Float64Array,
  model: TreesModel,
  X: FeatureMatrix,
  rows: Int32Array | undefined,
  rowCount: number,
): void {
  const width = scoreWidth(model)
  const x = new Float64Array(X.columns.length)
  for (let i = 0; i < rowCount; i++) {
    for (let j = 0; j < x.length; j++) x[j] = X.columns[j][rows === undefined ? i : rows[i]]
    for (let tree = 0; tree < model.roots.length; tree++)
      addLeaf(scores, i * width, model, tree, leafOf(model, model.roots[tree], x, 0))
  }
}

function addLeaf(
  scores: Float64Array,
  at: number,
  { leafWidth, value, outputs }: TreesModel,
  tree: number,
  leaf: number,
): void {
  const output = outputs[tree]
  if (output >= 0) scores[at + output] += value[leaf * leafWidth]
  else for (let k = 0; k < leafWidth; k++) scores[at + k] += value[leaf * leafWidth + k]
}

function addRankedRows(
  scores: Float64Array,
  model: TreesModel,
  ranked: RankedTrees,
  X: FeatureMatrix,
  rows: Int32Array | undefined,
  rowCount: number,
): void {
  const stride = ranked.features.length * SLOTS
  const blockRows = model.left.length < LARGE_TREES_FROM_NODES ? BLOCK_ROWS : BLOCK_ROWS_OF_LARGE_TREES
  const ranks = new Int32Array((Math.min(blockRows, rowCount) + 4) * Math.max(stride, 1))
  const walk = ranked.features.some(({ words }) => words > 0) ? walkSets : walkNumbers
  for (let begin = 0; begin < rowCount; begin += blockRows) {
    const count = Math.min(blockRows, rowCount - begin)
    ranked.features.forEach((feature, f) => {
      const column = X.columns[feature.feature]
      for (let i = 0; i < count; i++)
        rankInto(ranks, i * stride + f * SLOTS, feature, column[rows === undefined ? begin + i : rows[begin + i]])
    })
    for (let tree = 0; tree < model.roots.length; tree++) walk(scores, begin, count, model, ranked, tree, ranks, stride)
  }
}

/** Four rows at a time: while one waits for its node, the others go on. */
function walkNumbers(
  scores: Float64Array,
  begin: number,
  count: number,
  model: TreesModel,
  { nodes }: RankedTrees,
  tree: number,
  ranks: Int32Array,
  stride: number,
): void {
  const width = scoreWidth(model)
  const root = model.roots[tree] * 4
  for (let i = 0; i < count; i += 4) {
    const r0 = i * stride
    const r1 = r0 + stride
    const r2 = r1 + stride
    const r3 = r2 + stride
    let a = root
    let b = root
    let c = root
    let d = root
    for (;;) {
      const na = nodes[a + 2] + (((nodes[a + 1] - ranks[r0 + nodes[a]]) >>> 31) << 2)
      const nb = nodes[b + 2] + (((nodes[b + 1] - ranks[r1 + nodes[b]]) >>> 31) << 2)
      const nc = nodes[c + 2] + (((nodes[c + 1] - ranks[r2 + nodes[c]]) >>> 31) << 2)
      const nd = nodes[d + 2] + (((nodes[d + 1] - ranks[r3 + nodes[d]]) >>> 31) << 2)
      if (na === a && nb === b && nc === c && nd === d) break
      a = na
      b = nb
      c = nc
      d = nd
    }
    const at = (begin + i) * width
    addLeaf(scores, at, model, tree, a >> 2)
    if (i + 1 < count) addLeaf(scores, at + width, model, tree, b >> 2)
    if (i + 2 < count) addLeaf(scores, at + 2 * width, model, tree, c >> 2)
    if (i + 3 < count) addLeaf(scores, at + 3 * width, model, tree, d >> 2)
  }
}

/** The same where some tests are sets of categories: one of the two terms is always 0. */
function walkSets(
  scores: Float64Array,
  begin: number,
  count: number,
  model: TreesModel,
  { nodes, bits }: RankedTrees,
  tree: number,
  ranks: Int32Array,
  stride: number,
): void {
  const width = scoreWidth(model)
  const root = model.roots[tree] * 4
  for (let i = 0; i < count; i += 4) {
    const r0 = i * stride
    const r1 = r0 + stride
    const r2 = r1 + stride
    const r3 = r2 + stride
    let a = root
    let b = root
    let c = root
    let d = root
    for (;;) {
      const ka = ranks[r0 + nodes[a]]
      const na = nodes[a + 2] + ((((nodes[a + 1] - ka) >>> 31) | ((bits[nodes[a + 3] + (ka >> 5)] >>> ka) & 1)) << 2)
      const kb = ranks[r1 + nodes[b]]
      const nb = nodes[b + 2] + ((((nodes[b + 1] - kb) >>> 31) | ((bits[nodes[b + 3] + (kb >> 5)] >>> kb) & 1)) << 2)
      const kc = ranks[r2 + nodes[c]]
      const nc = nodes[c + 2] + ((((nodes[c + 1] - kc) >>> 31) | ((bits[nodes[c + 3] + (kc >> 5)] >>> kc) & 1)) << 2)
      const kd = ranks[r3 + nodes[d]]
      const nd = nodes[d + 2] + ((((nodes[d + 1] - kd) >>> 31) | ((bits[nodes[d + 3] + (kd >> 5)] >>> kd) & 1)) << 2)
      if (na === a && nb === b && nc === c && nd === d) break
      a = na
      b = nb
      c = nc
      d = nd
    }
    const at = (begin + i) * width
    addLeaf(scores, at, model, tree, a >> 2)
    if (i + 1 < count) addLeaf(scores, at + width, model, tree, b >> 2)
    if (i + 2 < count) addLeaf(scores, at + 2 * width, model, tree, c >> 2)
    if (i + 3 < count) addLeaf(scores, at + 3 * width, model, tree, d >> 2)
  }
}

/** The mean where one is asked for, then the base. */
export function finishScores(model: TreesModel, scores: Float64Array): Float64Array {
  const divisor = model.aggregate === 'mean' ? Math.max(model.roots.length, 1) : 1
  for (let i = 0, k = 0; i < scores.length; i++) {
    scores[i] = scores[i] / divisor + model.base[k]
    if (++k === model.base.length) k = 0
  }
  return scores
}
