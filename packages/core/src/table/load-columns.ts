import { breathe } from '../util/yield-to-event-loop.ts'
import { CellStore } from './cell-store.ts'
import type { Column } from './column.ts'
import type { LoadOptions } from './load-options.ts'
import type { Layout } from './load-layout.ts'
import { ColumnLoader } from './parse/column-loader.ts'
import { MOST_REPAIRS, RowRepair } from './parse/row-repair.ts'
import type { RejectList } from './rejects.ts'
import type { ColumnMatcher } from './sniff/column-matcher.ts'
import { columnMatcher } from './sniff/column-matcher.ts'
import { MOST_GAP_CELLS, NextTable } from './sniff/next-table.ts'
import type { Structure } from './sniff/structure.ts'
import { TypeTally } from './sniff/types.ts'
import { decodeUtf8 } from './text-codec.ts'
import { rowBlock } from './tokenize/row-block.ts'
import { RowScanner } from './tokenize/row-scanner.ts'

const TYPE_ROWS = 1000
/** Behind the first rows of a table that are surely its own, gaps are looked at from so many rows before the end of the sample on. */
const ROWS_LOOKED_AT_TWICE = 20

export interface ColumnsTask {
  readonly bytes: Uint8Array
  readonly layout: Layout
  readonly names: readonly string[]
  readonly rejects: RejectList
  readonly options: LoadOptions
  /** Which rows of the bytes are read; without it, all of the table. */
  readonly range?: RowRange
}

/** Rows from one offset to another, and what those before them left: a table reads the same in one piece and in parts. */
export interface RowRange {
  readonly from: number
  /** The first row that begins here or later belongs to the next part. */
  readonly stop: number
  /** Where the table ends, as far as it is known. */
  readonly end: number
  /** What the part above told; null when there is none. */
  readonly above: PartState | null
}

export interface PartState {
  readonly repairsLeft: number
  readonly gapCellsLeft: number
  readonly matchers: readonly ColumnMatcher[] | undefined
}

export interface LoadedColumns {
  readonly columns: readonly Column[]
  readonly comments: readonly string[]
  /** Behind the last row that was read: where the layout says, before a gap behind which another table begins, or at the stop. */
  readonly end: number
  readonly endsAtGap: boolean
  /** Whether the rows might read otherwise if more bytes followed. */
  readonly reachedEnd: boolean
  readonly state: PartState
}

/** Cuts the body into blocks of rows and hands each column its part of every block. */
export async function loadColumns({
  bytes,
  layout,
  names,
  rejects,
  options,
  range = { from: layout.structure.bodyStart, stop: Infinity, end: layout.end, above: null },
}: ColumnsTask): Promise<LoadedColumns> {
  const { structure, bytes: dialect } = layout
  const { from, stop, end, above } = range
  let { repairsLeft, gapCellsLeft, matchers } = above ?? firstState
  if (structure.width === 0)
    return { columns: [], comments: [], end, endsAtGap: false, reachedEnd: false, state: firstState }
  const expectedRows = expectRows(Math.min(end, stop) - from, structure)
  const cells = new CellStore(bytes, end, dialect, structure.width, expectedRows)
  const sample = structure.body.slice(0, TYPE_ROWS).filter((row) => row.cells.length === structure.width)
  const texts = names.map((_, column) => sample.map((row) => row.cells[column]))
  const tallies = texts.map((column) => tallyOf(column, options))
  const hasCommas = writesCommas(tallies)
  const loaders = names.map(
    (name, column) =>
      new ColumnLoader({
        name,
        column,
        cells,
        expectedRows,
        options,
        sample: texts[column],
        tally: tallies[column],
        hasCommas,
      }),
  )
  let repair: RowRepair | undefined
  const block = rowBlock(
    structure.width,
    Math.max(1, Math.min(expectedRows, 2048, Math.floor(65_536 / structure.width))),
  )
  const comments: { readonly from: number; readonly text: string }[] = []
  const onComment = (from: number, to: number): unknown => comments.push({ from, text: decodeUtf8(bytes, from, to) })
  if (above === null) {
    const header = new RowScanner(bytes, structure.start, structure.bodyStart, dialect)
    header.onComment = onComment
    while (header.next() !== null);
  }
  const scanner = new RowScanner(bytes, from, end, dialect)
  scanner.stop = stop
  scanner.onComment = onComment
  const gaps = nextTable(bytes, layout)
  const gapsFrom = above === null ? surelyOwn(structure) : 0
  let endsAtGap = false
  if (gaps !== null) {
    gaps.cellsLeft = gapCellsLeft
    scanner.endsAtGap = (rowStart) => (endsAtGap = rowStart >= gapsFrom && gaps.beginsAt(rowStart))
  }
  if (layout.pageHeader !== null) {
    scanner.repeatedLine = layout.pageHeader
    scanner.onRepeat = (from, to) => {
      rejects.addPageHeader(from, to)
    }
  }
  let rowCount = 0
  while (!scanner.done) {
    scanner.fill(block, (odd) => {
      if (repair === undefined) {
        repair = new RowRepair(bytes, end, dialect, (matchers ??= texts.map(columnMatcher)))
        repair.left = repairsLeft
      }
      const next = repair.repairInto(block, odd.row, odd.start, odd.end)
      repairsLeft = repair.left
      if (odd.kind === 'stray-quotes' && next === undefined) return undefined
      cells.recordOddRow(block, odd.row, rowCount + odd.row)
      const kind = odd.kind === 'stray-quotes' ? 'text-after-quote' : odd.kind
      rejects.add(kind, odd.start, next ?? odd.end, odd.column < 0 ? null : (names[odd.column] ?? null), true)
      return next
    })
    cells.record(block, rowCount)
    for (const loader of loaders) loader.add(block, rowCount)
    rowCount += block.rowCount
    options.onProgress?.({
      stage: 'load',
      done: scanner.position,
      total: end,
      detail: { bytes: scanner.position, rows: rowCount },
    })
    await breathe(options.signal)
  }
  const tableEnd = Math.min(end, scanner.position)
  gapCellsLeft = gaps?.cellsLeft ?? gapCellsLeft
  const columns = loaders.map((loader) => loader.finish(rowCount))
  const isComma =
    !hasCommas &&
    columns.some(({ format }) => format.decimal === ',') &&
    !tallies.some((tally) => tally.decimalSign() === '.')
  return {
    columns: isComma ? columns.map((column, i) => loaders[i].finishWithCommas(column, rowCount)) : columns,
    comments: comments.filter(({ from }) => from < tableEnd).map(({ text }) => text),
    end: tableEnd,
    endsAtGap,
    reachedEnd: scanner.reachedEnd,
    state: { repairsLeft, gapCellsLeft, matchers },
  }
}

function tallyOf(cells: readonly string[], { missing }: LoadOptions): TypeTally {
  const tally = new TypeTally(missing)
  for (const cell of cells) tally.add(cell)
  return tally
}

/** Whether decimals of the file have a comma: some column says so, and none says otherwise. */
function writesCommas(tallies: readonly TypeTally[]): boolean {
  const signs = tallies.map((tally) => tally.decimalSign())
  return signs.includes(',') && !signs.includes('.')
}

const firstState: PartState = { repairsLeft: MOST_REPAIRS, gapCellsLeft: MOST_GAP_CELLS, matchers: undefined }

/** Tells at a gap whether the table ends there: behind the sample only, whose gaps have been judged. */
function nextTable(bytes: Uint8Array, { structure, bytes: dialect, complete }: Layout): NextTable | null {
  if (complete || structure.end < Infinity || structure.width < 2 || structure.body.length === 0) return null
  return new NextTable(bytes, bytes.length, dialect, structure, false)
}

/** Before this row of the sample there is no gap that has not been judged. */
function surelyOwn({ body }: Structure): number {
  return body[Math.max(1, body.length - ROWS_LOOKED_AT_TWICE)]?.start ?? body.at(-1)?.next ?? 0
}

/** A guess from the sample, a little high: room is cheap, growing is not. */
function expectRows(byteCount: number, { body }: Structure): number {
  const last = body.at(-1)
  if (last === undefined) return 16
  return Math.ceil((byteCount / (last.next - body[0].start)) * body.length * 1.03) + 16
}
