import type { FeatureMatrix } from '../matrix/feature-matrix.ts'
import type { Prediction } from '../matrix/prediction.ts'
import { scoreWidth } from './apply-link.ts'
import { linearScores } from './linear-scores.ts'
import type { LinearModel, Model, TreesModel } from './model.ts'
import { blended, responseOf } from './predict.ts'
import { rankedTrees, type RankedTrees, rankInto, SLOTS } from './ranked-trees.ts'
import { finishScores } from './tree-scores.ts'

/** The response for rows of which only some columns differ from those that were given first. */
export type PredictChanged = (changed: FeatureMatrix) => Prediction

/** Rows that all trees read before the next ones come. */
const BLOCK_ROWS = 256

/**
 * The response of a model for the same rows over and over, each time with other columns changed (the unchanged ones are the same arrays).
 * A row walks a tree again only when its path tests something that changed; sums run in the same order, so that the bits are those of `predictModel`.
 */
export function predictChanges(model: Model, X: FeatureMatrix): PredictChanged {
  if (model.format !== 'blend') return memberChanges(model, X)
  const members = model.members.map((member) => memberChanges(member.model, X))
  return (changed) => blended(model, X.rowCount, (i) => members[i](changed))
}

function memberChanges(model: LinearModel | TreesModel, X: FeatureMatrix): PredictChanged {
  const scoresOf =
    model.format === 'linear' ? (changed: FeatureMatrix) => linearScores(model, changed) : treeChanges(model, X)
  return (changed) => responseOf(model, scoresOf(changed), X.rowCount)
}

function treeChanges(model: TreesModel, X: FeatureMatrix): (changed: FeatureMatrix) => Float64Array {
  const { rowCount } = X
  const ranked = rankedTrees(model, Infinity)!
  const paths = testedOnPaths(model, ranked)
  const ranks = new Int32Array(rowCount * ranked.features.length * SLOTS)
  ranked.features.forEach((_, f) => rankColumn(ranks, ranked, f, X))
  const leaves = new Int32Array(rowCount * model.roots.length)
  walkWhere(leaves, leaves, model, ranked, ranks, rowCount, null)
  const moved = new Int32Array(ranks.length)
  const reached = new Int32Array(leaves.length)
  return (changed) => {
    moved.set(ranks)
    const moves = new Int32Array(rowCount)
    ranked.features.forEach(({ feature }, f) => {
      if (changed.columns[feature] === X.columns[feature]) return
      rankColumn(moved, ranked, f, changed)
      markMoves(moves, f, ranks, moved, ranked)
    })
    walkWhere(reached, leaves, model, ranked, moved, rowCount, { moves, paths })
    return sumOfLeaves(model, reached, rowCount)
  }
}

/** For each leaf the features that its path tests, as bits; beyond 32 features two share one, which costs a walk and no more. */
function testedOnPaths({ left, roots }: TreesModel, { nodes }: RankedTrees): Int32Array {
  const paths = new Int32Array(left.length)
  const open = [...roots]
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    const child = left[node]
    if (child < 0) continue
    paths[child] = paths[child + 1] = paths[node] | bitOf(Math.floor(nodes[node * 4] / SLOTS))
    open.push(child, child + 1)
  }
  return paths
}

function bitOf(slot: number): number {
  return 1 << (slot & 31)
}

function rankColumn(
  ranks: Int32Array,
  { features }: RankedTrees,
  f: number,
  { columns, rowCount }: FeatureMatrix,
): void {
  const column = columns[features[f].feature]
  const stride = features.length * SLOTS
  for (let row = 0, at = f * SLOTS; row < rowCount; row++, at += stride) rankInto(ranks, at, features[f], column[row])
}

function markMoves(
  moves: Int32Array,
  f: number,
  before: Int32Array,
  after: Int32Array,
  { features }: RankedTrees,
): void {
  const stride = features.length * SLOTS
  const bit = bitOf(f)
  for (let row = 0, at = f * SLOTS; row < moves.length; row++, at += stride)
    if (before[at] !== after[at] || before[at + 1] !== after[at + 1] || before[at + 2] !== after[at + 2])
      moves[row] |= bit
}

/** Leaves of every tree, `leaves[tree · rowCount + row]`: walked where a path meets a move, or everywhere without moves; else as known. */
function walkWhere(
  leaves: Int32Array,
  known: Int32Array,
  { roots }: TreesModel,
  ranked: RankedTrees,
  ranks: Int32Array,
  rowCount: number,
  moved: { readonly moves: Int32Array; readonly paths: Int32Array } | null,
): void {
  const rows = new Int32Array(BLOCK_ROWS + 3)
  for (let begin = 0; begin < rowCount; begin += BLOCK_ROWS) {
    const end = Math.min(begin + BLOCK_ROWS, rowCount)
    for (let tree = 0; tree < roots.length; tree++) {
      const first = tree * rowCount
      const count =
        moved === null ? allRows(rows, begin, end) : movedRows(rows, begin, end, first, leaves, known, moved)
      if (count > 0) walk(leaves, first, rows.fill(rows[0], count), count, roots[tree], ranked, ranks)
    }
  }
}

function allRows(rows: Int32Array, begin: number, end: number): number {
  for (let row = begin; row < end; row++) rows[row - begin] = row
  return end - begin
}

function movedRows(
  rows: Int32Array,
  begin: number,
  end: number,
  first: number,
  leaves: Int32Array,
  known: Int32Array,
  { moves, paths }: { readonly moves: Int32Array; readonly paths: Int32Array },
): number {
  let count = 0
  for (let row = begin; row < end; row++) {
    const leaf = known[first + row]
    leaves[first + row] = leaf
    rows[count] = row
    if ((moves[row] & paths[leaf]) !== 0) count++
  }
  return count
}

/** Four rows at a time, as in `treeScores`. */
function walk(
  leaves: Int32Array,
  first: number,
  rows: Int32Array,
  count: number,
  root: number,
  { nodes, bits, features }: RankedTrees,
  ranks: Int32Array,
): void {
  const stride = features.length * SLOTS
  for (let i = 0; i < count; i += 4) {
    const r0 = rows[i] * stride
    const r1 = rows[i + 1] * stride
    const r2 = rows[i + 2] * stride
    const r3 = rows[i + 3] * stride
    let a = root * 4
    let b = a
    let c = a
    let d = a
    for (;;) {
      const ka = ranks[r0 + nodes[a]]
      const kb = ranks[r1 + nodes[b]]
      const kc = ranks[r2 + nodes[c]]
      const kd = ranks[r3 + nodes[d]]
      const na = nodes[a + 2] + ((((nodes[a + 1] - ka) >>> 31) | ((bits[nodes[a + 3] + (ka >> 5)] >>> ka) & 1)) << 2)
      const nb = nodes[b + 2] + ((((nodes[b + 1] - kb) >>> 31) | ((bits[nodes[b + 3] + (kb >> 5)] >>> kb) & 1)) << 2)
      const nc = nodes[c + 2] + ((((nodes[c + 1] - kc) >>> 31) | ((bits[nodes[c + 3] + (kc >> 5)] >>> kc) & 1)) << 2)
      const nd = nodes[d + 2] + ((((nodes[d + 1] - kd) >>> 31) | ((bits[nodes[d + 3] + (kd >> 5)] >>> kd) & 1)) << 2)
      if (na === a && nb === b && nc === c && nd === d) break
      a = na
      b = nb
      c = nc
      d = nd
    }
    leaves[first + rows[i]] = a >> 2
    leaves[first + rows[i + 1]] = b >> 2
    leaves[first + rows[i + 2]] = c >> 2
    leaves[first + rows[i + 3]] = d >> 2
  }
}

function sumOfLeaves(model: TreesModel, leaves: Int32Array, rowCount: number): Float64Array {
  const { value, leafWidth, outputs } = model
  const width = scoreWidth(model)
  const scores = new Float64Array(rowCount * width)
  for (let tree = 0; tree < outputs.length; tree++) {
    const first = tree * rowCount
    if (outputs[tree] >= 0) addNumbers(scores, width, outputs[tree], value, leafWidth, leaves, first)
    else
      for (let row = 0, at = 0; row < rowCount; row++, at += width)
        for (let k = 0; k < leafWidth; k++) scores[at + k] += value[leaves[first + row] * leafWidth + k]
  }
  return finishScores(model, scores)
}

function addNumbers(
  scores: Float64Array,
  width: number,
  output: number,
  value: Float64Array,
  leafWidth: number,
  leaves: Int32Array,
  first: number,
): void {
  for (let at = output, i = first; at < scores.length; at += width, i++) scores[at] += value[leaves[i] * leafWidth]
}
