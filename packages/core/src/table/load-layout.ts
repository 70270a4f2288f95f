import { CsvAnalyzerError } from '../util/error.ts'
import type { Dialect } from './dataset.ts'
import type { Decoded } from './decode/decode.ts'
import { limits } from './limits.ts'
import type { LoadOptions } from './load-options.ts'
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
import type { ByteDialect } from './tokenize/byte-dialect.ts'
import { CR, LF, toByteDialect } from './tokenize/byte-dialect.ts'
import { rowReadingsByDelimiter } from './tokenize/row-readings.ts'
import { RowScanner } from './tokenize/row-scanner.ts'

/** The part of a file that dialect and structure are found in; types are found in all of it. */
export const SAMPLE_BYTES = 1024 * 1024
const DIALECT_BYTES = 64 * 1024
const SAMPLE = { rows: 4000, cells: 100_000 }

/** Dialect and structure of a file from some offset on. */
export interface Layout {
  readonly dialect: Omit<Dialect, 'encoding' | 'headerRows'>
  readonly bytes: ByteDialect
  readonly structure: Structure
  /** The line of names that is no row where it comes again, without its line end. */
  readonly pageHeader: Uint8Array | null
  /** Where the table ends in the file, unless another begins behind the sample. */
  readonly end: number
  /** Whether all of the file was in the sample. */
  readonly complete: boolean
}

/** Finds dialect and structure in the first part of a file. */
export function sniffLayout({ bytes, start: textStart }: Decoded, options: LoadOptions): Layout {
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
  const header = bytes.subarray(structure.start, structure.bodyStart)
  const pageHeader = structure.repeatedHeader ? withoutLineEnd(header) : null
  return { dialect, bytes: byteDialect, structure, pageHeader, end, complete }
}

function withoutLineEnd(line: Uint8Array): Uint8Array {
  let end = line.length
  while (end > 0 && (line[end - 1] === LF || line[end - 1] === CR)) end--
  return line.subarray(0, end)
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

function refuseTooWide(width: number, { maxColumns = limits.columns }: LoadOptions): void {
  if (width > maxColumns)
    throw new CsvAnalyzerError(
      'too-many-columns',
      `the table has ${width} columns, more than ${maxColumns}; raise maxColumns or load a part of it`,
      { columns: width, maxColumns },
    )
}
