import type { ByteDialect } from '../tokenize/byte-dialect.ts'
import { rowBlock } from '../tokenize/row-block.ts'
import { RowScanner } from '../tokenize/row-scanner.ts'
import { breathe } from '../../util/yield-to-event-loop.ts'
import { commonWidth } from './common-width.ts'
import { NextTable } from './next-table.ts'
import type { SampleRow } from './sample-rows.ts'
import { sampleRows } from './sample-rows.ts'

export interface TableBelow {
  /** Offset where the table begins, with its title. */
  readonly start: number
  readonly size: number
}

const FIRST_ROWS = { rows: 60, cells: 20_000 }
const BLOCK_ROWS = 1024

/** How much a table is worth as the main one: its cells, without the first column, which notes have too. */
export function tableSize(rowCount: number, width: number): number {
  return rowCount * Math.max(0.1, width - 1)
}

/** The tables that stand from an offset on, below one that is longer than the sample or parted from it there. */
export async function tablesBelow(
  bytes: Uint8Array,
  from: number,
  dialect: ByteDialect,
  signal: AbortSignal | undefined,
): Promise<readonly TableBelow[]> {
  const tables: TableBelow[] = []
  for (let start = from; start < bytes.length;) {
    const first = firstGroup(sampleRows(bytes, start, bytes.length, dialect, FIRST_ROWS))
    const width = commonWidth(first)
    if (width === 0) break
    const body = first.filter(({ cells }) => cells.length === width)
    const own = { body: body.slice(1), header: body[0].cells }
    const next = new NextTable(bytes, bytes.length, dialect, own, true)
    const scanner = new RowScanner(bytes, body[0].start, bytes.length, dialect)
    scanner.endsAtGap = (at) => next.beginsAt(at)
    const block = rowBlock(width, Math.max(1, Math.min(BLOCK_ROWS, Math.floor(65_536 / width))))
    let rowCount = 0
    while (!scanner.done) {
      scanner.fill(block, () => undefined)
      rowCount += block.rowCount
      await breathe(signal)
    }
    tables.push({ start, size: tableSize(rowCount, width) })
    start = scanner.position
  }
  return tables
}

/** The rows of a table up to its first gap, with the titles above it: what stands behind may be another table. */
function firstGroup(rows: readonly SampleRow[]): readonly SampleRow[] {
  const from = rows.findIndex(({ filled }) => filled > 1)
  const gap = rows.findIndex(({ afterGap }, i) => i > from + 1 && afterGap)
  return from < 0 || gap < 0 ? rows : rows.slice(0, gap)
}
