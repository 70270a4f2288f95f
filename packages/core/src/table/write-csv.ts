import type { RunOptions } from '../util/run-options.ts'
import type { Dataset } from './dataset.ts'
import { encodeUtf8 } from './text-codec.ts'

export interface WriteCsvOptions extends RunOptions {
  readonly delimiter?: string
  readonly lineEnd?: '\n' | '\r\n'
  /** Whether the first line names the columns; as in the source unless given. */
  readonly header?: boolean
  /** Names as they stand in the file, with empty and repeated ones, instead of the repaired ones. */
  readonly originalNames?: boolean
}

/** The table as RFC 4180 text, each cell with its original text. */
export function writeCsv(dataset: Dataset, options: WriteCsvOptions = {}): string {
  return [...csvParts(dataset, options)].join('')
}

/** The same as UTF-8 bytes: for tables longer than one string may be. */
export function writeCsvBytes(dataset: Dataset, options: WriteCsvOptions = {}): Uint8Array {
  const parts = Array.from(csvParts(dataset, options), encodeUtf8)
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    bytes.set(part, at)
    at += part.length
  }
  return bytes
}

const ROWS_PER_PART = 1000

/** The text in parts of a thousand rows, for streaming. */
export function* csvParts(
  dataset: Dataset,
  {
    delimiter = ',',
    lineEnd = '\r\n',
    header = dataset.source.dialect.headerRows > 0,
    originalNames = false,
    signal,
  }: WriteCsvOptions = {},
): Generator<string> {
  const { columns, rowCount } = dataset
  const quote = quoter(delimiter)
  // A row of empty cells alone would read as a blank line.
  const blank = delimiter.repeat(Math.max(0, columns.length - 1))
  const texts = new Map(originalNames ? dataset.source.header?.map(({ name, text }) => [name, text]) : [])
  if (header && columns.length > 0)
    yield columns.map(({ name }) => quote(texts.get(name) ?? name)).join(delimiter) + lineEnd
  for (let from = 0; from < rowCount; from += ROWS_PER_PART) {
    signal?.throwIfAborted()
    let part = ''
    for (let row = from; row < Math.min(rowCount, from + ROWS_PER_PART); row++) {
      const line = columns.map((column) => quote(column.original(row))).join(delimiter)
      part += (line === blank ? `""${line}` : line) + lineEnd
    }
    yield part
  }
}

/** Quotes what would else be read as something else. */
function quoter(delimiter: string): (text: string) => string {
  return (text) => {
    const plain =
      !text.includes(delimiter) &&
      !text.includes('"') &&
      !text.includes('\n') &&
      !text.includes('\r') &&
      text.trim() === text
    return plain ? text : `"${text.replaceAll('"', '""')}"`
  }
}
