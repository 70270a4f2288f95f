import { isNumbers } from './cut-tables.ts'
import { sameCells } from './header-evidence.ts'
import { looksLikeNames } from './header.ts'
import type { SampleRow } from './sample-rows.ts'

/** Among so many rows at the top, titles included, the names of the first page stand. */
const TOP_ROWS = 10
const FEWEST_REPEATS = 2

/** The row of names that comes again on every page, told by the numbers it stands among; null when there is none. */
export function pageHeader(rows: readonly SampleRow[], width: number): SampleRow | null {
  if (width < 2) return null
  for (const names of rows.slice(0, TOP_ROWS)) {
    if (names.cells.length !== width || names.filled < 2 || !looksLikeNames(names.cells)) continue
    // Lines that repeat the one before them are a header of several lines.
    const isAgain = (row: SampleRow, i: number): boolean =>
      i > 0 && sameCells(row, names) && !sameCells(rows[i - 1], names)
    if (rows.slice(rows.indexOf(names)).filter(isAgain).length < FEWEST_REPEATS) continue
    if (standsOut(names, rows)) return names
  }
  return null
}

/** Whether names could be no row of the table: words where it has numbers. */
export function standsOut(names: SampleRow, rows: readonly SampleRow[]): boolean {
  const others = rows.filter((row) => row.cells.length === names.cells.length && !sameCells(row, names))
  return names.cells.some((name, column) => /^\D+$/.test(name) && isNumbers(others, column))
}
