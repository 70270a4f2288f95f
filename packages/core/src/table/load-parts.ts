import type { Dataset, Dialect } from './dataset.ts'
import { windows1252ToUtf8 } from './decode/windows-1252.ts'
import { limits } from './limits.ts'
import type { LoadOptions } from './load-options.ts'
import { load } from './load.ts'
import { PartReader } from './read/part-reader.ts'
import { rowTooLong } from './row-too-long.ts'
import { encodeUtf8 } from './text-codec.ts'
import { CR, LF, toByteDialect } from './tokenize/byte-dialect.ts'
import { RowScanner } from './tokenize/row-scanner.ts'

export interface LoadPartsOptions extends LoadOptions {
  /** Bytes that are read before a table is made of the whole rows among them. Default 4 MiB, at least 1 KiB. */
  readonly partBytes?: number
}

const PART_BYTES = 4 * 1024 * 1024
const LEAST_BYTES = 1024
const HEAD_BYTES = 2 * 1024 * 1024
/** A part ends behind that many rows of full width, so that no row at its end can be taken for a note below the table. */
const FULL_ROWS = 20

/**
 * A CSV stream as tables of a bounded size, in order: dialect and names are found in the first part and hold for all, types are found
 * in each. What cannot be cut (packed files, encodings in which a line feed may be half a character) comes as one table.
 */
export async function* loadParts(
  source: AsyncIterable<Uint8Array>,
  { partBytes = PART_BYTES, onProgress, ...options }: LoadPartsOptions = {},
): AsyncGenerator<Dataset, void, undefined> {
  const reader = new PartReader(source, Math.max(LEAST_BYTES, partBytes))
  try {
    options.signal?.throwIfAborted()
    await reader.more()
    const layout = reader.ended ? null : await layoutOf(wholeLines(reader.bytes.subarray(0, HEAD_BYTES)), options)
    if (layout === null) {
      yield await load(reader.ended ? reader.bytes : reader.rest(), { ...options, onProgress })
      return
    }
    for (let done = 0; !(reader.ended && reader.bytes.length === 0);) {
      options.signal?.throwIfAborted()
      const cut = reader.ended ? reader.bytes.length : rowEnd(reader.bytes, layout)
      const part = reader.bytes.subarray(0, cut)
      if (cut > 0) yield await (done === 0 ? load(part, options) : loadBelow(part, layout, options))
      else if (reader.bytes.length > limits.rowBytes) throw rowTooLong(done)
      done += cut
      reader.drop(cut)
      onProgress?.({ stage: 'load', done, detail: { bytes: done } })
      if (!reader.ended) await reader.more()
    }
  } finally {
    await reader.close()
  }
}

interface Layout {
  readonly dialect: Dialect
  readonly width: number
  /** What stands above the rows of every part but the first. */
  readonly header: Uint8Array
}

/** How the first part reads; null for a source that cannot be cut. */
async function layoutOf(bytes: Uint8Array, options: LoadOptions): Promise<Layout | null> {
  if (isPacked(bytes)) return null
  const { source, columns } = await load(bytes, options)
  const { dialect } = source
  if (dialect.encoding !== 'utf-8' && dialect.encoding !== 'windows-1252') return null
  const names = columns.map(({ name }) => quoted(name, dialect)).join(dialect.delimiter)
  return { dialect, width: columns.length, header: encodeUtf8(dialect.headerRows > 0 ? `${names}\n` : '') }
}

/** Half a line at the end would count against the dialect. */
function wholeLines(bytes: Uint8Array): Uint8Array {
  const end = Math.max(bytes.lastIndexOf(LF), bytes.lastIndexOf(CR)) + 1
  return end === 0 ? bytes : bytes.subarray(0, end)
}

/** gzip or zip, by the first bytes. */
function isPacked([first, second]: Uint8Array): boolean {
  return (first === 0x1f && second === 0x8b) || (first === 0x50 && second === 0x4b)
}

function quoted(name: string, { quote, escape, delimiter }: Dialect): string {
  if (quote === null || !(name.includes(delimiter) || name.includes(quote) || /[\r\n]|^\s|\s$/.test(name))) return name
  return quote + name.replaceAll(quote, (escape === 'backslash' ? '\\' : quote) + quote) + quote
}

/** Behind the last row that ends a sequence of rows of full width; 0 when there is none. */
function rowEnd(bytes: Uint8Array, { dialect, width }: Layout): number {
  const scanner = new RowScanner(bytes, 0, bytes.length, toByteDialect(dialect))
  let end = 0
  let full = 0
  for (let cells = scanner.next(); cells !== null && !scanner.done; cells = scanner.next()) {
    full = cells.length === width * 3 ? full + 1 : 0
    if (full >= FULL_ROWS) end = scanner.position
  }
  return end
}

/** Rows from below the first part, under the names of the first. */
function loadBelow(part: Uint8Array, { dialect, header }: Layout, options: LoadOptions): Promise<Dataset> {
  const { delimiter, quote, escape, comment, encoding, headerRows } = dialect
  const isWindows1252 = encoding === 'windows-1252'
  const rows = isWindows1252 ? windows1252ToUtf8(part) : part
  const bytes = new Uint8Array(header.length + rows.length)
  bytes.set(header)
  bytes.set(rows, header.length)
  return load(bytes, {
    ...options,
    ...(isWindows1252 ? { encoding: 'utf-8' } : {}),
    ...{ delimiter, quote, escape, comment, header: headerRows > 0 },
  })
}
