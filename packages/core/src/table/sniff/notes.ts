import { columnMatcher } from './column-matcher.ts'
import { isProse } from './prose.ts'
import type { SampleRow } from './sample-rows.ts'

/** Notes below the table, where the table has more than two columns: short rows, or texts that do not belong into the first column. */
export function withoutFooter(rows: readonly SampleRow[], width: number): readonly SampleRow[] {
  if (width < 3) return rows
  const gap = gapBeforeNotes(rows, width) || gapBeforeSparse(rows, width)
  if (gap > 0) return rows.slice(0, gap)
  let end = rows.length
  while (end > 2 && isNote(rows[end - 1], width)) end--
  if (end === rows.length) return rows
  const body = rows.slice(1, end)
  const { misfit } = columnMatcher(body.map((row) => row.cells[0] ?? ''))
  // Where rows with a first cell alone are usual, the last ones are no notes.
  const usual = body.filter((row) => isNote(row, width)).length * 20 > body.length
  const notes = rows.slice(end)
  return !usual ||
    notes.every((row) => row.cells.length < width / 2 || isProse(row, width) || misfit(row.cells[0]) >= 0.5)
    ? rows.slice(0, end)
    : rows
}

function isNote(row: SampleRow, width: number): boolean {
  return isProse(row, width) || (row.filled === 1 && row.cells[0].trim() !== '')
}

/** Where a gap comes that only rows shorter than the table follow, a title or note first; 0 when nowhere. */
function gapBeforeNotes(rows: readonly SampleRow[], width: number): number {
  let at = rows.length
  while (at > 0 && rows[at - 1].cells.length < width) at--
  if (rows.length - at > at) return 0
  for (; at < rows.length; at++) if (at > 1 && rows[at].afterGap && rows[at].cells.length === 1) return at
  return 0
}

/** The same where the rows of notes are filled up with delimiters: behind empty rows a single cell, then rows at most half full. */
function gapBeforeSparse(rows: readonly SampleRow[], width: number): number {
  if (width < 4) return 0
  let at = rows.length
  while (at > 0 && rows[at - 1].filled <= width / 2) at--
  if (at < 2 || rows.length - at > at) return 0
  for (; at < rows.length; at++)
    if (rows[at].filled === 1 && rows[at].cells[0].trim() !== '' && rows[at].start > rows[at - 1].next) return at
  return 0
}
