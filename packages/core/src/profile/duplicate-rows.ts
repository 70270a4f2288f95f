import { lowerBound } from './lower-bound.ts'
import type { Column } from '../table/column.ts'
import { equalCells } from './equal-cells.ts'
import { mixColumn } from './row-hash.ts'
import { countUp } from '../util/count-up.ts'

/** For each row the first row that equals it in all columns, itself when it is the first. */
export function firstEqualRows(columns: readonly Column[], rowCount: number): Int32Array {
  const groups = new Int32Array(rowCount)
  for (let row = 0; row < rowCount; row++) groups[row] = row
  if (columns.length === 0 || rowCount < 2) return groups
  const candidates = candidateRows(columns, rowCount)
  matchRows(columns, candidates, groups)
  return groups
}

interface Candidates {
  readonly rows: Int32Array
  readonly hashes: Uint32Array
}

/** Rows whose hash is shared. Text is hashed only for rows that all cheaper columns leave undecided. */
function candidateRows(columns: readonly Column[], rowCount: number): Candidates {
  const cheap = columns.filter((column) => column.storage !== 'text')
  const costly = columns.filter((column) => column.storage === 'text')
  let rows = countUp(rowCount)
  let hashes = new Uint32Array(rowCount)
  for (const column of cheap) mixColumn(hashes, column)
  ;({ rows, hashes } = sharedOnly(rows, hashes))
  for (const column of costly) {
    if (rows.length === 0) break
    mixColumn(hashes, column, rows)
    ;({ rows, hashes } = sharedOnly(rows, hashes))
  }
  return { rows, hashes }
}

function sharedOnly(
  rows: Int32Array<ArrayBuffer>,
  hashes: Uint32Array<ArrayBuffer>,
): { rows: Int32Array<ArrayBuffer>; hashes: Uint32Array<ArrayBuffer> } {
  const mayBeShared = slotsUsedTwice(hashes)
  const sorted = hashes.filter((hash) => mayBeShared[slotOf(hash)] > 1).sort()
  const shared = new Uint8Array(hashes.length)
  let kept = 0
  for (let i = 0; i < hashes.length; i++) {
    if (mayBeShared[slotOf(hashes[i])] < 2) continue
    const at = lowerBound(sorted, hashes[i])
    if (at + 1 < sorted.length && sorted[at + 1] === hashes[i]) {
      shared[i] = 1
      kept++
    }
  }
  const keptRows = new Int32Array(kept)
  const keptHashes = new Uint32Array(kept)
  for (let i = 0, at = 0; i < hashes.length; i++) {
    if (shared[i] === 0) continue
    keptRows[at] = rows[i]
    keptHashes[at++] = hashes[i]
  }
  return { rows: keptRows, hashes: keptHashes }
}

const slotBits = 20

function slotOf(hash: number): number {
  return hash >>> (32 - slotBits)
}

/** Most hashes are alone in their slot, and so surely not shared: only the others need to be sorted. */
function slotsUsedTwice(hashes: Uint32Array): Uint8Array {
  const used = new Uint8Array(1 << slotBits)
  for (let i = 0; i < hashes.length; i++) {
    const slot = slotOf(hashes[i])
    if (used[slot] < 2) used[slot]++
  }
  return used
}

/** Compares cells within each hash group, so that a shared hash alone never makes a duplicate. */
function matchRows(columns: readonly Column[], candidates: Candidates, groups: Int32Array): void {
  const firstsOf = new Map<number, number[]>()
  for (let i = 0; i < candidates.rows.length; i++) {
    const row = candidates.rows[i]
    const firsts = firstsOf.get(candidates.hashes[i])
    if (firsts === undefined) {
      firstsOf.set(candidates.hashes[i], [row])
      continue
    }
    const first = firsts.find((other) => columns.every((column) => equalCells(column, other, row)))
    if (first === undefined) firsts.push(row)
    else groups[row] = first
  }
}
