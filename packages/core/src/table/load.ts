import { CsvAnalyzerError } from '../util/error.ts'
import { nearestName } from '../util/nearest-name.ts'
import { breathe } from '../util/yield-to-event-loop.ts'
import { CellStore } from './cell-store.ts'
import type { Column } from './column.ts'
import type { Dataset, Dialect, Source } from './dataset.ts'
import type { Decoded } from './decode/decode.ts'
import { decode } from './decode/decode.ts'
import { refuseForeignText } from './decode/foreign-text.ts'
import { unpack } from './decode/unpack.ts'
import { limits } from './limits.ts'
import type { LoadOptions, LoadSource } from './load-options.ts'
import { loadFindings } from './load-findings.ts'
import { datasetFromColumns } from './make-dataset.ts'
import { ColumnLoader } from './parse/column-loader.ts'
import { RowRepair } from './parse/row-repair.ts'
import { refuseTooLarge } from './read/collect-bytes.ts'
import { readSource } from './read/read-source.ts'
import { RejectList } from './rejects.ts'
import { columnMatcher } from './sniff/column-matcher.ts'
import { columnNames } from './sniff/column-names.ts'
import { commentOf } from './sniff/comment.ts'
import { commonWidth } from './sniff/common-width.ts'
import { sniffDialect } from './sniff/dialect.ts'
import { footerStart } from './sniff/footer.ts'
import { looksLikeNames } from './sniff/header.ts'
import type { SampleRow } from './sniff/sample-rows.ts'
import { sampleRows, textsOf } from './sniff/sample-rows.ts'
import type { Structure } from './sniff/structure.ts'
import { sniffStructure } from './sniff/structure.ts'
import { decodeUtf8, encodeUtf8 } from './text-codec.ts'
import { linesOf } from './text-lines.ts'
import type { ByteDialect } from './tokenize/byte-dialect.ts'
import { toByteDialect } from './tokenize/byte-dialect.ts'
import { rowBlock } from './tokenize/row-block.ts'
import { rowReadingsByDelimiter } from './tokenize/row-readings.ts'
import { RowScanner } from './tokenize/row-scanner.ts'

/** The part of a file that dialect and structure are found in; types are found in all of it. */
const SAMPLE_BYTES = 1024 * 1024
const DIALECT_BYTES = 64 * 1024
const SAMPLE = { rows: 4000, cells: 100_000 }
const TYPE_ROWS = 1000

/**
 * Loads a CSV file: dialect, structure and types are found out, nothing is lost. Bytes that are given are kept, not copied.
 *
 * @example
 * const dataset = await load('name,age\nAda,36\nAlan,41\n')
 * dataset.column('age').type // 'integer'
 */
export async function load(source: LoadSource, options: LoadOptions = {}): Promise<Dataset> {
  options.signal?.throwIfAborted()
  const read = await readSource(source, options)
  const maxBytes = options.maxBytes ?? limits.bytes
  refuseTooLarge(read.bytes.length, maxBytes)
  const decoded = decode(unpack(read.bytes, read.name, maxBytes), read.name, options.encoding)
  refuseForeignText(decoded.bytes, decoded.start, read.name)
  const layout = sniffLayout(decoded, options)
  const rejects = new RejectList(decoded.bytes, decoded.sourceOffset)
  for (const at of decoded.invalid) rejects.add('invalid-bytes', at, at + 1, null, true)
  rejects.count += decoded.invalidCount - decoded.invalid.length
  for (let at = decoded.bytes.indexOf(0); at >= 0; at = decoded.bytes.indexOf(0, at + 1))
    rejects.add('invalid-bytes', at, at + 1, null, true)
  const { names, findings } = columnNames(layout.structure.header)
  refuseUnknownNames(names, options)
  const comments: string[] = []
  const columns = await loadColumns({ decoded, layout, names, rejects, comments, options })
  const { structure, dialect, end } = layout
  const rest = structure.width === 0 ? [] : linesOf(decoded.bytes, end, decoded.bytes.length)
  const sourceOf: Source = {
    name: read.name,
    byteCount: read.bytes.length,
    dialect: { ...dialect, encoding: decoded.encoding, headerRows: structure.headerRows },
    header: names.map((name, column) => ({ name, text: structure.header[column] })),
    preamble: linesOf(decoded.bytes, decoded.start, structure.width === 0 ? decoded.bytes.length : structure.start),
    ...(comments.length === 0 ? {} : { comments }),
    footer: structure.restIsTable ? [] : rest,
    extraTables: structure.restIsTable && rest.length > 0 ? [rest] : [],
    rejects: rejects.rejects,
    rejectCount: rejects.count,
  }
  return datasetFromColumns(columns, columns[0]?.length ?? 0, sourceOf, [
    ...findings,
    ...loadFindings(sourceOf, columns, structure),
  ])
}

interface Layout {
  readonly dialect: Omit<Dialect, 'encoding' | 'headerRows'>
  readonly bytes: ByteDialect
  readonly structure: Structure
  /** Where the table ends in the file. */
  readonly end: number
}

function sniffLayout({ bytes, start: textStart }: Decoded, options: LoadOptions): Layout {
  let start = textStart
  const head = bytes.subarray(start, Math.min(bytes.length, start + DIALECT_BYTES))
  const note = separatorNote(head)
  start += note?.length ?? 0
  const delimiter = options.delimiter ?? note?.delimiter
  const sniffed = sniffDialect(head.subarray(note?.length ?? 0), { ...options, delimiter })
  const comment =
    options.comment === undefined ? commentOf(head, toByteDialect(sniffed), sniffed.delimiter) : options.comment
  const dialect = { ...sniffed, comment }
  const byteDialect = toByteDialect(dialect)
  const whole = bytes.length - start <= SAMPLE_BYTES
  const sampleEnd = whole ? bytes.length : start + SAMPLE_BYTES
  let rows = sampleRows(bytes, start, sampleEnd, byteDialect, SAMPLE)
  const width = commonWidth(rows)
  refuseTooWide(width, options)
  if (rows.some((row) => row.cells.length !== width))
    rows = sampleRows(bytes, start, sampleEnd, byteDialect, SAMPLE, width)
  // The last row of a sample that ends in the middle of the file is half a row.
  if (!whole && rows.length > 1 && (rows.at(-1)?.next ?? 0) >= sampleEnd) rows = rows.slice(0, -1)
  const complete = whole && (rows.at(-1)?.next ?? bytes.length) >= bytes.length
  const structure = withOddHeader(sniffStructure(rows, complete, options), rows, bytes, byteDialect)
  const end =
    structure.end < Infinity ? structure.end : footerStart(bytes, structure.bodyStart, byteDialect, structure.width)
  return { dialect, bytes: byteDialect, structure, end }
}

/** The first line `sep=;` by which a file tells Excel its delimiter. */
function separatorNote(head: Uint8Array): { readonly delimiter: string; readonly length: number } | null {
  const match = /^"?sep=(.)"?(?:\r\n|\r|\n)/i.exec(decodeUtf8(head, 0, Math.min(head.length, 12)))
  return match === null || /[\p{L}\p{N}]/u.test(match[1])
    ? null
    : { delimiter: match[1], length: encodeUtf8(match[0]).length }
}

/** A header whose delimiters differ from those of the body, told by its being names, as many as there are columns. */
function withOddHeader(
  structure: Structure,
  rows: readonly SampleRow[],
  bytes: Uint8Array,
  dialect: ByteDialect,
): Structure {
  if (structure.headerRows > 0 || structure.width < 3) return structure
  const above = rows[rows.findIndex((row) => row.start === structure.start) - 1]
  if (above === undefined) return structure
  for (const reading of rowReadingsByDelimiter(dialect)) {
    const triples = new RowScanner(bytes, above.start, above.next, reading).next()
    const cells = triples === null ? [] : textsOf(bytes, triples, reading)
    if (cells.length === structure.width && looksLikeNames(cells))
      return { ...structure, start: above.start, headerRows: 1, header: cells }
  }
  return structure
}

interface Task {
  readonly decoded: Decoded
  readonly layout: Layout
  readonly names: readonly string[]
  readonly rejects: RejectList
  readonly comments: string[]
  readonly options: LoadOptions
}

/** Cuts the body into blocks of rows and hands each column its part of every block. */
async function loadColumns({
  decoded: { bytes },
  layout,
  names,
  rejects,
  comments,
  options,
}: Task): Promise<readonly Column[]> {
  const { structure, end, bytes: dialect } = layout
  if (structure.width === 0) return []
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
  const onComment = (from: number, to: number): unknown => comments.push(decodeUtf8(bytes, from, to))
  const header = new RowScanner(bytes, structure.start, structure.bodyStart, dialect)
  header.onComment = onComment
  while (header.next() !== null);
  const scanner = new RowScanner(bytes, structure.bodyStart, end, dialect)
  scanner.onComment = onComment
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
  return loaders.map((loader) => loader.finish(rowCount))
}

/** A guess from the sample, a little high: room is cheap, growing is not. */
function expectRows(byteCount: number, { body }: Structure): number {
  const last = body.at(-1)
  if (last === undefined) return 16
  return Math.ceil((byteCount / (last.next - body[0].start)) * body.length * 1.03) + 16
}

function refuseUnknownNames(names: readonly string[], { types = {}, formats = {} }: LoadOptions): void {
  for (const name of [...Object.keys(types), ...Object.keys(formats)]) {
    if (names.includes(name)) continue
    const nearest = nearestName(name, names)
    throw new CsvAnalyzerError(
      'unknown-column',
      `unknown column "${name}" in the types; ${nearest === null ? `there are: ${names.slice(0, 10).join(', ')}` : `did you mean "${nearest}"?`}`,
      { column: name },
    )
  }
}

function refuseTooWide(width: number, { maxColumns = limits.columns }: LoadOptions): void {
  if (width > maxColumns)
    throw new CsvAnalyzerError(
      'too-many-columns',
      `the table has ${width} columns, more than ${maxColumns}; raise maxColumns or load a part of it`,
      { columns: width, maxColumns },
    )
}
