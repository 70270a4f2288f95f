import type { ByteDialect } from '../tokenize/byte-dialect.ts'
import type { ColumnMatcher } from './column-matcher.ts'
import { columnMatcher } from './column-matcher.ts'
import { isNumbers, namesStandAmong } from './cut-tables.ts'
import { looksLikeNames } from './header.ts'
import type { SampleRow } from './sample-rows.ts'
import { sampleRows } from './sample-rows.ts'

const LOOK = { rows: 12, cells: 20_000 }
const LOOK_BYTES = 64 * 1024
const MOST_TITLES = 3
const RUN = 5
const RUN_WITH_NAMES = 3
/** Rows of the table that what follows a gap is compared with. */
const COMPARED_ROWS = 500
const COMPARED_COLUMNS = 50
/** In a table of many gaps they part groups; so many cells are looked at behind them. */
export const MOST_GAP_CELLS = 200_000

/** Tells at the gaps of a table that is longer than the sample whether another table begins there. */
export class NextTable {
  /** So many cells are still looked at. */
  cellsLeft = MOST_GAP_CELLS
  readonly #bytes: Uint8Array
  readonly #end: number
  readonly #dialect: ByteDialect
  readonly #body: readonly SampleRow[]
  readonly #header: readonly string[]
  readonly #widths: ReadonlySet<number>
  readonly #cutsAtSameHeader: boolean
  #matchers: readonly ColumnMatcher[] | undefined

  /** @param cutsAtSameHeader whether the header come again begins another table; if not, the rows below it go on */
  constructor(
    bytes: Uint8Array,
    end: number,
    dialect: ByteDialect,
    { body, header }: { readonly body: readonly SampleRow[]; readonly header: readonly string[] },
    cutsAtSameHeader: boolean,
  ) {
    this.#bytes = bytes
    this.#end = end
    this.#dialect = dialect
    this.#cutsAtSameHeader = cutsAtSameHeader
    this.#body = body.slice(0, COMPARED_ROWS)
    this.#header = header
    this.#widths = new Set(body.map(({ cells }) => cells.length))
  }

  /** Whether the rows from `at` on, behind a gap, are another table. */
  beginsAt(at: number): boolean {
    if (this.cellsLeft <= 0) return false
    const lookEnd = Math.min(this.#end, at + LOOK_BYTES)
    const rows = sampleRows(this.#bytes, at, lookEnd, this.#dialect, LOOK).filter(
      ({ next }) => next < lookEnd || lookEnd === this.#end,
    )
    this.cellsLeft -= rows.reduce((sum, { cells }) => sum + cells.length, 0)
    const first = rows.findIndex(({ cells, filled }) => cells.length > 1 && filled > 1)
    if (first < 0 || first > MOST_TITLES) return false
    const length = rows.slice(first + 1).findIndex(({ afterGap }) => afterGap)
    const run = rows.slice(first, length < 0 ? rows.length : first + 1 + length)
    const [{ cells: names }] = run
    if (names.length === this.#header.length && names.every((name, column) => name === this.#header[column]))
      return this.#cutsAtSameHeader
    if (names.length === this.#header.length)
      return looksLikeNames(names) && namesStandAmong(run, this.#body, this.#header.length)
    return this.#isOfAnotherWidth(run)
  }

  #isOfAnotherWidth(run: readonly SampleRow[]): boolean {
    const [{ cells: names }] = run
    const width = names.length
    const own = this.#header.length
    if (run.some(({ cells }) => cells.length !== width) || this.#widths.has(width)) return false
    // Rows that are only longer by empty cells are rows of the table.
    if (width > own && run.every(({ cells }) => cells.slice(own).every((cell) => cell.trim() === ''))) return false
    const named = looksLikeNames(names)
    if (run.length < (named ? RUN_WITH_NAMES : RUN)) return false
    const below = run.slice(1)
    if (named && names.some((_, column) => isNumbers(below, column))) return true
    return this.#misfit(below) > 0.3
  }

  /** How badly rows would stand in the columns of the table, 0 … 1. */
  #misfit(rows: readonly SampleRow[]): number {
    const columns = Math.min(this.#header.length, rows[0].cells.length, COMPARED_COLUMNS)
    this.#matchers ??= Array.from({ length: Math.min(this.#header.length, COMPARED_COLUMNS) }, (_, column) =>
      columnMatcher(this.#body.map(({ cells }) => cells[column] ?? '')),
    )
    let sum = 0
    for (const { cells } of rows)
      for (let column = 0; column < columns; column++) sum += this.#matchers[column].misfit(cells[column])
    return sum / (rows.length * columns)
  }
}
