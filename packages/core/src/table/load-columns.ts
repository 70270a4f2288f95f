import { breathe } from '../util/yield-to-event-loop.ts'
import { CellStore } from './cell-store.ts'
import type { Column } from './column.ts'
import type { LoadOptions } from './load-options.ts'
import type { Layout } from './load-layout.ts'
import { ColumnLoader } from './parse/column-loader.ts'
import { RowRepair } from './parse/row-repair.ts'
import type { RejectList } from './rejects.ts'
import { columnMatcher } from './sniff/column-matcher.ts'
import { NextTable } from './sniff/next-table.ts'
import type { Structure } from './sniff/structure.ts'
import { decodeUtf8 } from './text-codec.ts'
import { CR, LF } from './tokenize/byte-dialect.ts'
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
}

export interface LoadedColumns {
  readonly columns: readonly Column[]
  readonly comments: readonly string[]
  /** Where the table ends: where the layout says, or before a gap behind which another table begins. */
  readonly end: number
}

/** Cuts the body into blocks of rows and hands each column its part of every block. */
export async function loadColumns({ bytes, layout, names, rejects, options }: ColumnsTask): Promise<LoadedColumns> {
  const { structure, end, bytes: dialect } = layout
  if (structure.width === 0) return { columns: [], comments: [], end }
  const expectedRows = expectRows(end - structure.bodyStart, structure)
  const cells = new CellStore(bytes, end, dialect, structure.width, expectedRows)
  const sample = structure.body.slice(0, TYPE_ROWS).filter((row) => row.cells.length === structure.width)
  const texts = names.map((_, column) => sample.map((row) => row.cells[column]))
  const loaders = names.map(
    (name, column) => new ColumnLoader({ name, column, cells, expectedRows, options, sample: texts[column] }),
  )
  let repair: RowRepair | undefined
  const block = rowBlock(
    structure.width,
    Math.max(1, Math.min(expectedRows, 2048, Math.floor(65_536 / structure.width))),
  )
  const comments: { readonly from: number; readonly text: string }[] = []
  const onComment = (from: number, to: number): unknown => comments.push({ from, text: decodeUtf8(bytes, from, to) })
  const header = new RowScanner(bytes, structure.start, structure.bodyStart, dialect)
  header.onComment = onComment
  while (header.next() !== null);
  const scanner = new RowScanner(bytes, structure.bodyStart, end, dialect)
  scanner.onComment = onComment
  scanner.endsAtGap = gapJudge(bytes, layout)
  if (structure.repeatedHeader) {
    scanner.repeatedLine = withoutLineEnd(bytes.subarray(structure.start, structure.bodyStart))
    scanner.onRepeat = (from, to) => {
      rejects.add('repeated-header', from, to, null, false)
    }
  }
  let rowCount = 0
  while (!scanner.done) {
    scanner.fill(block, (odd) => {
      repair ??= new RowRepair(bytes, end, dialect, texts.map(columnMatcher))
      const next = repair.repairInto(block, odd.row, odd.start, odd.end)
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
  return {
    columns: loaders.map((loader) => loader.finish(rowCount)),
    comments: comments.filter(({ from }) => from < tableEnd).map(({ text }) => text),
    end: tableEnd,
  }
}

function withoutLineEnd(line: Uint8Array): Uint8Array {
  let end = line.length
  while (end > 0 && (line[end - 1] === LF || line[end - 1] === CR)) end--
  return line.subarray(0, end)
}

/** Whether the table ends at a gap: asked behind the sample only, whose gaps have been judged. */
function gapJudge(bytes: Uint8Array, { structure, bytes: dialect, complete }: Layout): RowScanner['endsAtGap'] {
  const { body, width } = structure
  const last = body.at(-1)
  if (complete || structure.end < Infinity || width < 2 || last === undefined) return undefined
  const from = body[Math.max(1, body.length - ROWS_LOOKED_AT_TWICE)]?.start ?? last.next
  const next = new NextTable(bytes, bytes.length, dialect, structure, false)
  return (rowStart) => rowStart >= from && next.beginsAt(rowStart)
}

/** A guess from the sample, a little high: room is cheap, growing is not. */
function expectRows(byteCount: number, { body }: Structure): number {
  const last = body.at(-1)
  if (last === undefined) return 16
  return Math.ceil((byteCount / (last.next - body[0].start)) * body.length * 1.03) + 16
}
