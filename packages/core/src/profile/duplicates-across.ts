import type { Column } from '../table/column.ts'
import type { Dataset } from '../table/dataset.ts'
import type { Finding } from '../util/finding.ts'
import { mixColumn } from './row-hash.ts'
import { counted, percent, quoted } from './findings/wording.ts'

const rowsKept = 10

/**
 * Rows of a second table (a test set, say) that stand in the first one too, compared by the columns that both have, as they stand in
 * the file. Null when there are none. A model has seen such rows: its score on them says nothing.
 * @example const leak = duplicatesAcross(train, test)
 */
export function duplicatesAcross(first: Dataset, second: Dataset): Finding | null {
  const names = first.columns
    .map(({ name }) => name)
    .filter((name) => second.columns.some((other) => other.name === name))
  if (names.length === 0 || first.rowCount === 0 || second.rowCount === 0) return null
  const left = names.map((name) => first.column(name))
  const right = names.map((name) => second.column(name))
  const rowsOf = rowsByHash(left, first.rowCount)
  const hashes = hashesOf(right, second.rowCount)
  const pairs: [number, number][] = []
  let count = 0
  for (let row = 0; row < second.rowCount; row++) {
    const twin = rowsOf
      .get(hashes[row])
      ?.find((other) => left.every((column, i) => sameText(column, other, right[i], row)))
    if (twin === undefined) continue
    count++
    if (pairs.length < rowsKept) pairs.push([twin, row])
  }
  if (count === 0) return null
  const share = count / second.rowCount
  return {
    code: 'duplicates-across-split',
    severity: share >= 0.01 ? 'warning' : 'info',
    message: `${counted(count, 'row')} of ${quoted(second.source.name)} (${percent(share)}) ${count === 1 ? 'stands' : 'stand'} in ${quoted(first.source.name)} too: a score on them says nothing about new rows.`,
    evidence: {
      count,
      share,
      columns: names.length,
      threshold: 1,
      rows: pairs.map(([, row]) => row),
      rowsOfFirst: pairs.map(([row]) => row),
      action: 'dropDuplicateRows',
    },
  }
}

function rowsByHash(columns: readonly Column[], rowCount: number): ReadonlyMap<number, readonly number[]> {
  const hashes = hashesOf(columns, rowCount)
  const rows = new Map<number, number[]>()
  for (let row = 0; row < rowCount; row++) {
    const same = rows.get(hashes[row])
    if (same === undefined) rows.set(hashes[row], [row])
    else if (same.length < rowsKept) same.push(row)
  }
  return rows
}

/** By text, since two files may have read one column as two types. */
function hashesOf(columns: readonly Column[], rowCount: number): Uint32Array {
  const hashes = new Uint32Array(rowCount)
  for (const column of columns)
    mixColumn(hashes, { ...column, storage: 'text', at: (row) => textAt(column, row) } as Column)
  return hashes
}

function sameText(left: Column, leftRow: number, right: Column, rightRow: number): boolean {
  return textAt(left, leftRow) === textAt(right, rightRow)
}

function textAt(column: Column, row: number): string | null {
  return column.missing[row] !== 0 ? null : column.original(row).trim()
}
