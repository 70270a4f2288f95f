import type { Random } from '../util/random.ts'
import { shuffleInPlace } from '../util/shuffle.ts'

/** Rows of the dataset that train and rows that judge; both ascending. */
export interface Fold {
  readonly train: Int32Array
  readonly validation: Int32Array
}

/** Folds from the fold number of each row: a fold trains on all rows of the others. */
export function foldsOf(rows: Int32Array, foldOfRow: Int32Array, count: number): readonly Fold[] {
  return Array.from({ length: count }, (_, fold) => ({
    train: rows.filter((_, i) => foldOfRow[i] !== fold),
    validation: rows.filter((_, i) => foldOfRow[i] === fold),
  }))
}

/**
 * Random folds that hold the same share of every stratum: rows are shuffled within their stratum and dealt in turn,
 * the next stratum going on where the last one stopped.
 */
export function stratifiedFolds(rows: Int32Array, strata: Int32Array, count: number, random: Random): readonly Fold[] {
  const order = shuffleInPlace(Array.from(rows.keys()), random)
  const byStratum = order.sort((a, b) => strata[a] - strata[b])
  const foldOfRow = new Int32Array(rows.length)
  byStratum.forEach((position, i) => (foldOfRow[position] = i % count))
  return foldsOf(rows, foldOfRow, count)
}

/** Rows of one group stay together; groups go, largest first, to the fold with the fewest rows. */
export function groupFolds(rows: Int32Array, groups: Int32Array, count: number, random: Random): readonly Fold[] {
  const sizes = new Map<number, number>()
  for (const group of groups) sizes.set(group, (sizes.get(group) ?? 0) + 1)
  const drawn = new Map([...sizes.keys()].map((group) => [group, random.next()]))
  const order = [...sizes.keys()].sort((a, b) => sizes.get(b)! - sizes.get(a)! || drawn.get(a)! - drawn.get(b)!)
  const filled = new Float64Array(count)
  const foldOfGroup = new Map<number, number>()
  for (const group of order) {
    const smallest = filled.indexOf(Math.min(...filled))
    foldOfGroup.set(group, smallest)
    filled[smallest] += sizes.get(group)!
  }
  return foldsOf(
    rows,
    groups.map((group) => foldOfGroup.get(group)!),
    count,
  )
}

/**
 * Blocks in the order of time: fold i trains on all blocks before block i + 1 and is judged on that block.
 * Rows with the same time stay in one block, so nothing is predicted from its own moment.
 */
export function timeFolds(rows: Int32Array, times: Float64Array, count: number): readonly Fold[] {
  const order = Array.from(rows.keys()).sort((a, b) => times[a] - times[b] || a - b)
  const block = new Int32Array(rows.length)
  let current = 0
  order.forEach((position, i) => {
    const due = Math.min(count, Math.floor((i * (count + 1)) / order.length))
    const sameTime = i > 0 && times[order[i - 1]] === times[position]
    if (due > current && !sameTime) current = due
    block[position] = current
  })
  return Array.from({ length: count }, (_, fold) => ({
    train: rows.filter((_, i) => block[i] <= fold),
    validation: rows.filter((_, i) => block[i] === fold + 1),
  })).filter(({ train, validation }) => train.length > 0 && validation.length > 0)
}
