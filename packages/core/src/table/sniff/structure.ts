import type { LoadOptions } from '../load-options.ts'
import { commonWidth } from './common-width.ts'
import type { TableRows } from './cut-tables.ts'
import { cutIntoTables, isNumbers, isSparse } from './cut-tables.ts'
import { countHeaderLines, looksLikeNames } from './header.ts'
import { sameCells } from './header-evidence.ts'
import { joinHeader } from './join-header.ts'
import { withoutFooter } from './notes.ts'
import { pageHeader, standsOut } from './page-header.ts'
import { preambleLines } from './preamble.ts'
import type { SampleRow } from './sample-rows.ts'

/** What a file is made of: [preamble] [header] [body] [rest: footer or other tables]. */
export interface Structure {
  readonly width: number
  /** Offset where the table begins, behind the preamble. */
  readonly start: number
  /** Offset of the first row of the body. */
  readonly bodyStart: number
  /** Where other tables stand above it. */
  readonly tablesAbove: readonly { readonly start: number; readonly end: number }[]
  /** Offset where the table ends; Infinity when it goes on behind the sample. */
  readonly end: number
  /** Where other tables begin below it, each with its title; none when what comes is a footer. */
  readonly tablesBelow: readonly number[]
  readonly headerRows: number
  /** Whether the line of the header is no row where it comes again, as at the top of pages: told by the sample for the whole table. */
  readonly repeatedHeader: boolean
  /** One text a column: the lines of the header joined with a space, as they are in the file. */
  readonly header: readonly string[]
  /** The rows of the body that are in the sample. */
  readonly body: readonly SampleRow[]
}

/** @param whole whether the sample is the whole file */
export function sniffStructure(rows: readonly SampleRow[], whole: boolean, options: LoadOptions): Structure {
  const page = options.header === false ? null : pageHeader(rows, commonWidth(rows))
  const tables = cutIntoTables(rows, page)
  const main = mainTable(tables)
  if (main === null)
    return {
      width: 0,
      start: rows.at(-1)?.next ?? 0,
      bodyStart: 0,
      tablesAbove: [],
      end: Infinity,
      tablesBelow: [],
      headerRows: 0,
      repeatedHeader: false,
      header: [],
      body: [],
    }
  const fullWidth = commonWidth(main.rows)
  const lead = preambleLines(main.rows, fullWidth, options)
  const all = whole ? withoutFooter(main.rows.slice(lead), fullWidth) : main.rows.slice(lead)
  const ofPages = page !== null && all[0] === page
  const kept = ofPages ? all.filter((row) => row === page || !sameCells(row, page)) : all
  const headerRows = options.header === undefined ? countHeaderLines(kept, fullWidth) : Number(options.header)
  const width = fullWidth - (headerRows > 0 && endsInDelimiter(kept, headerRows, fullWidth) ? 1 : 0)
  const body = kept.slice(headerRows).map((row) => withoutLast(row, width))
  const last = all.at(-1)
  return {
    width: kept.length === 0 ? 0 : width,
    start: kept[0]?.start ?? main.rows[0].start,
    // Not where the first row of the body begins: comment lines may stand before it.
    bodyStart: headerRows > 0 ? kept[Math.min(headerRows, kept.length) - 1].next : (kept[0]?.start ?? 0),
    tablesAbove: tables
      .slice(0, tables.indexOf(main))
      .filter(isTable)
      .map((table) => ({ start: table.rows[0].start, end: table.rows.at(-1)?.next ?? 0 })),
    end: whole || main !== tables.at(-1) ? (last?.next ?? 0) : Infinity,
    tablesBelow: withTitles(tables.slice(tables.indexOf(main) + 1), width),
    headerRows,
    repeatedHeader: headerRows === 1 && width > 1 && (ofPages || (!whole && standsOut(kept[0], kept.slice(1)))),
    header: joinHeader(kept.slice(0, headerRows), width, body),
    body,
  }
}

/** Where tables begin; titles and notes, a cell each, belong to the table that follows, or to the one before when none does. */
function withTitles(tables: readonly TableRows[], width: number): readonly number[] {
  const starts: number[] = []
  let title: number | undefined
  for (const { rows } of tables) {
    const start = title ?? rows[0].start
    title = start
    if (isSparse(rows, width) || commonWidth(rows) < 2) continue
    starts.push(start)
    title = undefined
  }
  return starts
}

/** Whether rows above the table are a table too, not titles or keys with a value each: names over two rows of values, numbers among them when there are two columns. */
function isTable({ rows }: TableRows): boolean {
  const width = commonWidth(rows)
  if (width < 2 || isSparse(rows, width)) return false
  const own = rows.slice(preambleLines(rows, width, {})).filter(({ cells }) => cells.length === width)
  const [names, ...body] = own
  if (body.length < 2 || names.filled < width - 1 || !looksLikeNames(names.cells)) return false
  return width > 2 ? countHeaderLines(own, width) > 0 : [0, 1].some((column) => isNumbers(body, column))
}

/** Whether each row of the body ends with a delimiter behind the last column, which the header does not. */
function endsInDelimiter(rows: readonly SampleRow[], headerRows: number, width: number): boolean {
  return (
    width > 2 &&
    rows.slice(0, headerRows).every(({ cells }) => cells.length === width - 1) &&
    rows.length > headerRows &&
    rows.slice(headerRows).every(({ cells }) => cells.length < width || cells[width - 1] === '')
  )
}

function withoutLast(row: SampleRow, width: number): SampleRow {
  return row.cells.length === width + 1 && row.cells[width] === '' ? { ...row, cells: row.cells.slice(0, width) } : row
}

/** The largest table; the first of them when it is at least half as large. */
function mainTable(tables: readonly TableRows[]): TableRows | null {
  if (tables.length === 0) return null
  const size = ({ rows }: TableRows): number =>
    rows.reduce((sum, row) => sum + Math.max(0.1, row.cells.length - 1) * (row.filled > 1 ? 1 : 0.2), 0)
  const largest = Math.max(...tables.map(size))
  return tables.find((table) => size(table) >= largest / 2) ?? tables[0]
}
