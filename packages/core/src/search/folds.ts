import type { Random } from '../util/random.ts'
import { shuffleInPlace } from '../util/shuffle.ts'

/** Rows of the dataset that train and rows that judge; both ascending. */
export interface Fold {
  readonly train: Int32Array
  readonly validation: Int32Array
}

/** Folds from the fold number of each row: a fold trains on all rows of the others. */
export function foldsOf(rows: Int32Array, foldOfRow: Int32Array, count: number): readonly Fold[] {
  return Array.from({ length: count }, (_, fold) => partRows(rows, foldOfRow, fold))
}

function partRows(rows: Int32Array, foldOfRow: Int32Array, fold: number): Fold {
  const train = new Int32Array(rows.length)
  const validation = new Int32Array(rows.length)
  let held = 0
  for (let i = 0; i < rows.length; i++) {
    if (foldOfRow[i] === fold) validation[held++] = rows[i]
    else train[i - held] = rows[i]
  }
  return { train: train.slice(0, rows.length - held), validation: validation.slice(0, held) }
}

/**
 * Random folds that hold the same share of every stratum: rows are shuffled within their stratum and dealt in turn,
 * the next stratum going on where the last one stopped.
 */
export function stratifiedFolds(rows: Int32Array, strata: Int32Array, count: number, random: Random): readonly Fold[] {
  const order = shuffleInPlace(Int32Array.from(rows.keys()), random)
  const foldOfRow = new Int32Array(rows.length)
  const next = beginningsOf(strata)
  for (const position of order) foldOfRow[position] = next[strata[position]]++ % count
  return foldsOf(rows, foldOfRow, count)
}

/** How many rows stand in the strata below each. */
function beginningsOf(strata: Int32Array): number[] {
  const counts: number[] = []
  for (const stratum of strata) counts[stratum] = (counts[stratum] ?? 0) + 1
  let before = 0
  return Array.from(counts, (count = 0) => (before += count) - count)
}

/**
 * Rows of one group stay together. Groups go, largest first, to the fold that has the fewest rows of their stratum,
 * then the fewest rows: so folds are as equal as the groups allow.
 */
export function groupFolds(
  rows: Int32Array,
  groups: Int32Array,
  strata: Int32Array,
  count: number,
  random: Random,
): readonly Fold[] {
  const members = membersOfGroups(groups)
  const order = shuffleInPlace([...members.keys()], random).sort(
    (a, b) => members.get(b)!.length - members.get(a)!.length,
  )
  const filled = new Float64Array(count)
  const filledByStratum = new Map<number, Float64Array>()
  const foldOfRow = new Int32Array(rows.length)
  for (const group of order) {
    const positions = members.get(group)!
    const stratum = strata[positions[0]]
    const ofStratum = filledByStratum.get(stratum) ?? new Float64Array(count)
    filledByStratum.set(stratum, ofStratum)
    const fold = emptiest(ofStratum, filled)
    filled[fold] += positions.length
    for (const position of positions) {
      foldOfRow[position] = fold
      if (strata[position] === stratum) ofStratum[fold]++
    }
  }
  return foldsOf(rows, foldOfRow, count)
}

function membersOfGroups(groups: Int32Array): ReadonlyMap<number, number[]> {
  const members = new Map<number, number[]>()
  groups.forEach((group, position) => {
    const list = members.get(group)
    if (list === undefined) members.set(group, [position])
    else list.push(position)
  })
  return members
}

function emptiest(first: Float64Array, second: Float64Array): number {
  let best = 0
  for (let i = 1; i < first.length; i++)
    if (first[i] < first[best] || (first[i] === first[best] && second[i] < second[best])) best = i
  return best
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
