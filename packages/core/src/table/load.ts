import { checkLoadOptions } from './check-load-options.ts'
import type { Dataset, Source } from './dataset.ts'
import type { Decoded } from './decode/decode.ts'
import { decode } from './decode/decode.ts'
import { refuseForeignText } from './decode/foreign-text.ts'
import { unpack } from './decode/unpack.ts'
import { limits } from './limits.ts'
import { loadFindings } from './load-findings.ts'
import type { Layout } from './load-layout.ts'
import { sniffLayout } from './load-layout.ts'
import type { LoadOptions, LoadSource } from './load-options.ts'
import { datasetFromColumns } from './make-dataset.ts'
import { refuseTooLarge } from './read/collect-bytes.ts'
import { readSource } from './read/read-source.ts'
import type { ReadTable } from './read-table.ts'
import { readTable } from './read-table.ts'
import { columnNames } from './sniff/column-names.ts'
import type { TableBelow } from './sniff/tables-below.ts'
import { tableSize, tablesBelow } from './sniff/tables-below.ts'
import { unknownColumn } from './unknown-column.ts'
import { linesBetween, linesOf } from './text-lines.ts'
import { CR, LF } from './tokenize/byte-dialect.ts'

/**
 * Loads a CSV file: dialect, structure and types are found out, nothing is lost. Bytes that are given are kept, not copied.
 *
 * @example
 * const dataset = await load('name,age\nAda,36\nAlan,41\n')
 * dataset.column('age').type // 'integer'
 */
export async function load(source: LoadSource, options: LoadOptions = {}): Promise<Dataset> {
  options.signal?.throwIfAborted()
  checkLoadOptions(options)
  const read = await readSource(source, options)
  const maxBytes = options.maxBytes ?? limits.bytes
  refuseTooLarge(read.bytes.length, maxBytes)
  const decoded = decode(unpack(read.bytes, read.name, maxBytes), read.name, options.encoding)
  refuseForeignText(decoded.bytes, decoded.start, read.name)
  const first = await sniffTable(decoded, options)
  const below = first.layout.complete ? [] : await othersBelow(decoded.bytes, first, options)
  const start = largerOf(first, below)
  const table = start === undefined ? first : await sniffTable({ ...decoded, start }, dialectKept(first, options))
  const { names, findings, columns, comments, rejects } = table
  const { structure, dialect } = table.layout
  const bytes = decoded.bytes
  const starts = below.map((each) => each.start)
  const above = start === undefined ? [] : piecesOf(bytes, decoded.start, start, starts)
  const restIsTable = structure.tablesBelow.length > 0 || table.endsAtGap
  const rest = structure.width === 0 || restIsTable ? [] : linesOf(bytes, table.end, bytes.length)
  const others = restIsTable ? piecesOf(bytes, table.end, bytes.length, [...structure.tablesBelow, ...starts]) : []
  const tableStart = structure.width === 0 ? decoded.bytes.length : structure.start
  const tablesAbove = structure.tablesAbove.map((each) => linesOf(decoded.bytes, each.start, each.end))
  const sourceOf: Source = {
    name: read.name,
    byteCount: read.bytes.length,
    dialect: { ...dialect, encoding: decoded.encoding, headerRows: structure.headerRows },
    header: names.map((name, column) => ({ name, text: structure.header[column] })),
    preamble: linesBetween(decoded.bytes, start ?? decoded.start, tableStart, structure.tablesAbove),
    ...(comments.length === 0 ? {} : { comments }),
    footer: rest,
    extraTables: [...above, ...tablesAbove, ...others].filter((lines) => lines.length > 0),
    rejects: rejects.rejects,
    rejectCount: rejects.count,
    ...(rejects.pageHeaders === undefined ? {} : { pageHeaders: rejects.pageHeaders }),
  }
  return datasetFromColumns(columns, columns[0]?.length ?? 0, sourceOf, [
    ...findings,
    ...loadFindings(sourceOf, columns, structure.body, rejects.counts),
  ])
}

async function sniffTable(decoded: Decoded, options: LoadOptions): Promise<ReadTable> {
  const layout = sniffLayout(decoded, options)
  const { names } = columnNames(layout.structure.header)
  const unknown = unknownColumn(names, options)
  if (unknown !== null && (layout.complete || !(await hasLargerBelow(decoded.bytes, layout, options)))) throw unknown
  return readTable(decoded, layout, options)
}

/** The tables below the one that was read. */
async function othersBelow(
  bytes: Uint8Array,
  { layout, end, endsAtGap }: ReadTable,
  { signal }: LoadOptions,
): Promise<readonly TableBelow[]> {
  return layout.structure.end === Infinity && !endsAtGap ? [] : tablesBelow(bytes, end, layout.bytes, signal)
}

/** Where the main table begins when it is not the one that was read: one below it is more than twice as large. */
function largerOf({ columns }: ReadTable, below: readonly TableBelow[]): number | undefined {
  const largest = Math.max(0, ...below.map(({ size }) => size))
  if (tableSize(columns[0]?.length ?? 0, columns.length) >= largest / 2) return undefined
  return below.find(({ size }) => size >= largest / 2)?.start
}

/** The lines between two offsets, cut where tables begin; what stands before the second of them belongs to the first. */
function piecesOf(
  bytes: Uint8Array,
  start: number,
  end: number,
  starts: readonly number[],
): readonly (readonly string[])[] {
  const inside = [...new Set(starts.map((at) => behindBlankLines(bytes, at)))]
    .filter((at) => at > start && at < end)
    .sort((a, b) => a - b)
  const cuts = [
    start,
    ...inside.slice(linesOf(bytes, start, inside[0] ?? end).every((line) => line.trim() === '') ? 1 : 0),
    end,
  ]
  return cuts.slice(1).map((to, i) => linesOf(bytes, cuts[i], to))
}

function behindBlankLines(bytes: Uint8Array, at: number): number {
  while (bytes[at] === LF || bytes[at] === CR) at++
  return at
}

/** Whether the names that the user gave may be those of a table below, larger than the one that stands first. */
async function hasLargerBelow(
  bytes: Uint8Array,
  { structure, bytes: dialect }: Layout,
  { signal }: LoadOptions,
): Promise<boolean> {
  const [first, ...below] = await tablesBelow(bytes, structure.start, dialect, signal)
  return below.some(({ size }) => first.size < size / 2)
}

/** All tables of a file are written alike. */
function dialectKept({ layout: { dialect } }: ReadTable, options: LoadOptions): LoadOptions {
  const { delimiter, quote, escape, comment } = dialect
  return { ...options, delimiter, quote, escape, comment }
}
