import type { LoadOptions } from '../load-options.ts'
import { columnMatcher } from './column-matcher.ts'
import { countHeaderLines, looksLikeNames } from './header.ts'
import type { SampleRow } from './sample-rows.ts'

/** What a file is made of: [preamble] [header] [body] [rest: footer or other tables]. */
export interface Structure {
  readonly width: number
  /** Offset where the table begins, behind the preamble. */
  readonly start: number
  /** Offset of the first row of the body. */
  readonly bodyStart: number
  /** Offset where the table ends; Infinity when it goes on behind the sample. */
  readonly end: number
  /** Whether another table, not a footer, comes after it. */
  readonly restIsTable: boolean
  readonly headerRows: number
  /** One text a column: the lines of the header joined with a space, as they are in the file. */
  readonly header: readonly string[]
  /** The rows of the body that are in the sample. */
  readonly body: readonly SampleRow[]
}

/** @param whole whether the sample is the whole file */
export function sniffStructure(rows: readonly SampleRow[], whole: boolean, options: LoadOptions): Structure {
  const tables = cutIntoTables(rows)
  const main = mainTable(tables)
  if (main === null)
    return {
      width: 0,
      start: rows.at(-1)?.next ?? 0,
      bodyStart: 0,
      end: Infinity,
      restIsTable: false,
      headerRows: 0,
      header: [],
      body: [],
    }
  const fullWidth = commonWidth(main.rows)
  const lead = preambleLines(main.rows, fullWidth, options)
  const kept = whole ? withoutFooter(main.rows.slice(lead), fullWidth) : main.rows.slice(lead)
  const headerRows = options.header === undefined ? countHeaderLines(kept, fullWidth) : Number(options.header)
  const width = fullWidth - (headerRows > 0 && endsInDelimiter(kept, headerRows, fullWidth) ? 1 : 0)
  const body = kept.slice(headerRows).map((row) => withoutLast(row, width))
  const last = kept.at(-1)
  return {
    width: kept.length === 0 ? 0 : width,
    start: kept[0]?.start ?? main.rows[0].start,
    // Not where the first row of the body begins: comment lines may stand before it.
    bodyStart: headerRows > 0 ? kept[Math.min(headerRows, kept.length) - 1].next : (kept[0]?.start ?? 0),
    end: whole || main !== tables.at(-1) ? (last?.next ?? 0) : Infinity,
    restIsTable: tables
      .slice(tables.indexOf(main) + 1)
      .some((table) => !isSparse(table.rows, width) && commonWidth(table.rows) > 1),
    headerRows,
    header: joinHeader(kept.slice(0, headerRows), width, body),
    body,
  }
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

interface TableRows {
  readonly rows: readonly SampleRow[]
}

/** How many rows of another width make another table when no gap parts them. */
const RUN = 3

/** Cuts where a gap, another width that stays, or the header come again show that another table begins. */
function cutIntoTables(rows: readonly SampleRow[]): readonly TableRows[] {
  const tables: TableRows[] = []
  const filledRows = rows.filter((row) => !isBlank(row))
  const repeats = headerRepeats(filledRows)
  let gap = false
  let current: SampleRow[] = []
  const usual = commonWidth(filledRows)
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i]
    if (isBlank(row)) {
      gap = true
      continue
    }
    const plain =
      !gap && !row.afterGap && repeats === 0 && row.cells.length === usual && current.at(-1)?.cells.length === usual
    if (!plain && current.length > 0 && beginsTable(rows, i, current, gap || row.afterGap, repeats)) {
      tables.push({ rows: current })
      current = []
    }
    current.push(row)
    gap = false
  }
  if (current.length > 0) tables.push({ rows: current })
  return tables
}

function beginsTable(
  rows: readonly SampleRow[],
  i: number,
  current: readonly SampleRow[],
  gap: boolean,
  repeats: number,
): boolean {
  const row = rows[i]
  // The last rows tell the width as well as all of them.
  const width = commonWidth(current.slice(-200))
  const following = rows.slice(i, i + 8).filter((each) => !isBlank(each))
  const nextWidth = commonWidth(following)
  const stays = following.filter((each) => each.cells.length === nextWidth).length >= Math.min(RUN, following.length)
  if (repeats === 1 && current.length > 1 && isSameRow(row, current[0]) && looksLikeNames(row.cells)) return true
  if (gap)
    return (nextWidth !== width && stays) || isSparse(current, width) !== isSparse(following.slice(0, 3), nextWidth)
  // Without a gap, only names begin another table: rows that grow longer in a log are ragged rows.
  if (
    nextWidth === width ||
    !stays ||
    following.length < RUN ||
    row.cells.length !== nextWidth ||
    !looksLikeNames(row.cells)
  )
    return false
  if (following.some((each) => each.cells.length === width)) return false
  // One or two rows of another width are a header or a slip, not a table.
  return current.length >= RUN
}

function isBlank(row: SampleRow): boolean {
  return row.filled === 0 && !row.quoted
}

/** Whether rows hold a single cell each: titles and notes. */
function isSparse(rows: readonly SampleRow[], width: number): boolean {
  return width > 1 && rows.length > 0 && rows.every((row) => row.filled <= 1)
}

/** How often the first row comes again. */
function headerRepeats(rows: readonly SampleRow[]): number {
  const first = rows[0]
  if (first === undefined || !looksLikeNames(first.cells)) return 0
  let count = 0
  for (let i = 1; i < rows.length; i++) if (isSameRow(rows[i], first) && i > 3) count++
  return count
}

function isSameRow(a: SampleRow, b: SampleRow): boolean {
  return a.cells.length === b.cells.length && a.cells.every((cell, column) => cell === b.cells[column])
}

/** The largest table; the first of them when it is at least half as large. */
function mainTable(tables: readonly TableRows[]): TableRows | null {
  if (tables.length === 0) return null
  const size = ({ rows }: TableRows): number =>
    rows.reduce((sum, row) => sum + Math.max(0.1, row.cells.length - 1) * (row.filled > 1 ? 1 : 0.2), 0)
  const largest = Math.max(...tables.map(size))
  return tables.find((table) => size(table) >= largest / 2) ?? tables[0]
}

/** The width of most rows, the larger when two are as frequent. */
export function commonWidth(rows: readonly SampleRow[]): number {
  const counts = new Map<number, number>()
  for (const { cells } of rows) counts.set(cells.length, (counts.get(cells.length) ?? 0) + 1)
  let best = 0
  let most = 0
  for (const [width, count] of counts) {
    if (count > most || (count === most && width > best)) {
      best = width
      most = count
    }
  }
  return best
}

/** Titles and notes above the table: rows with a single filled cell, or much shorter than the table. */
function preambleLines(rows: readonly SampleRow[], width: number, options: LoadOptions): number {
  if (width < 2 || options.header === 0 || options.header === false) return 0
  let lines = 0
  while (lines < rows.length - 1 && isPreamble(rows[lines], width)) lines++
  // All rows of the table look like that: then it has one filled column, and nothing stands above it.
  return lines > rows.length / 2 && lines > 3 ? 0 : lines
}

function isPreamble(row: SampleRow, width: number): boolean {
  if (row.quoted && row.filled === 0) return false
  if (isProse(row, width)) return true
  if (row.cells.length >= width) return width > 2 && row.filled <= 1 && row.cells[0].trim() !== ''
  return width > 2 ? row.filled <= 1 || row.cells.length < width / 2 : row.filled <= 1
}

/** A sentence that the delimiter cut: `Source: Ministry of Transport, Office of Statistics`. */
function isProse({ cells, quoted }: SampleRow, width: number): boolean {
  return (
    width > 2 &&
    !quoted &&
    cells.length > 1 &&
    cells.length < width &&
    cells.slice(1).every((cell) => /^ \p{L}/u.test(cell))
  )
}

/** Notes below the table, where the table has more than two columns: short rows, or texts that do not belong into the first column. */
function withoutFooter(rows: readonly SampleRow[], width: number): readonly SampleRow[] {
  if (width < 3) return rows
  const gap = gapBeforeNotes(rows, width)
  if (gap > 0) return rows.slice(0, gap)
  let end = rows.length
  while (end > 2 && isNote(rows[end - 1], width)) end--
  if (end === rows.length) return rows
  const { misfit } = columnMatcher(rows.slice(1, end).map((row) => row.cells[0] ?? ''))
  const notes = rows.slice(end)
  return notes.every((row) => row.cells.length < width / 2 || isProse(row, width) || misfit(row.cells[0]) >= 0.5)
    ? rows.slice(0, end)
    : rows
}

function isNote(row: SampleRow, width: number): boolean {
  return isProse(row, width) || (row.filled === 1 && !row.quoted && row.cells[0].trim() !== '')
}

/** Where a gap comes that only rows shorter than the table follow, a title or note first; 0 when nowhere. */
function gapBeforeNotes(rows: readonly SampleRow[], width: number): number {
  let at = rows.length
  while (at > 0 && rows[at - 1].cells.length < width) at--
  if (rows.length - at > at) return 0
  for (; at < rows.length; at++) if (at > 1 && rows[at].afterGap && rows[at].cells.length === 1) return at
  return 0
}

function joinHeader(lines: readonly SampleRow[], width: number, body: readonly SampleRow[]): readonly string[] {
  const distinctFirst = new Set(body.map((row) => row.cells[0])).size === body.length
  const fitted = lines.map((line) => fitHeader(line.cells, width, distinctFirst))
  return Array.from({ length: width }, (_, column) =>
    fitted
      .map((cells) => cells[column] ?? '')
      .filter((cell) => cell.trim() !== '')
      .join(' '),
  )
}

/** A header with empty cells too many loses those; one cell too few means that the first column has no name, as R writes row names. */
function fitHeader(cells: readonly string[], width: number, distinctFirst: boolean): readonly string[] {
  let fitted = [...cells]
  while (fitted.length > width) {
    const empty = fitted.findIndex((cell) => cell.trim() === '')
    if (empty < 0) break
    fitted.splice(empty, 1)
  }
  if (fitted.length > width) fitted = [...fitted.slice(0, width - 1), fitted.slice(width - 1).join(' ')]
  return fitted.length === width - 1 && distinctFirst ? ['', ...fitted] : fitted
}
