import type { ColumnMatcher } from './column-matcher.ts'
import { columnMatcher } from './column-matcher.ts'
import type { SampleRow } from './sample-rows.ts'

/** A header has at most as many lines, unless all of its lines stand badly in every column of values. */
export const MOST_LINES = 4
export const MOST_SURE_LINES = 12
/** So much is looked at; a wide table is not judged better by all of its columns. */
const EVIDENCE_CELLS = 20_000
const MOST_ROWS = 200
/** A body that is longer tells the same whichever line is asked for. */
const MANY_ROWS = 50

/** Rows that are surely below a header, and what fits into their columns, found out when it is asked for. */
export interface HeaderEvidence {
  readonly rows: readonly SampleRow[]
  column(column: number): { readonly cells: readonly string[]; readonly matcher: ColumnMatcher }
}

/** Answers, for a line, what stands below it. */
export function headerEvidence(rows: readonly SampleRow[], width: number): (line: number) => HeaderEvidence {
  const known = new Map<number, HeaderEvidence>()
  const most = Math.max(10, Math.min(MOST_ROWS, Math.floor(EVIDENCE_CELLS / width)))
  return (line) => {
    const key = rows.length > MANY_ROWS ? 0 : line
    const evidence = known.get(key) ?? evidenceOf(rowsBelow(rows, line), most)
    known.set(key, evidence)
    return evidence
  }
}

function rowsBelow(rows: readonly SampleRow[], line: number): readonly SampleRow[] {
  if (rows.length > MANY_ROWS) return rows.slice(MOST_SURE_LINES + MOST_LINES)
  const body = rows.slice(line + 1)
  return body.length > 8 ? body.slice(MOST_LINES) : body.filter((row) => !sameCells(row, rows[line]))
}

function evidenceOf(all: readonly SampleRow[], most: number): HeaderEvidence {
  const rows = all.slice(0, most)
  const columns = new Map<number, ReturnType<HeaderEvidence['column']>>()
  const read = (column: number): ReturnType<HeaderEvidence['column']> => {
    const cells = rows.map((row) => row.cells[column] ?? '')
    const found = { cells, matcher: columnMatcher(cells) }
    columns.set(column, found)
    return found
  }
  return { rows, column: (column) => columns.get(column) ?? read(column) }
}

export function sameCells(a: SampleRow, b: SampleRow): boolean {
  return a.cells.length === b.cells.length && a.cells.every((cell, column) => cell === b.cells[column])
}
