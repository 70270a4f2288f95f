import { checkLoadOptions } from './check-load-options.ts'
import type { Dataset } from './dataset.ts'
import { decode } from './decode/decode.ts'
import { refuseForeignText } from './decode/foreign-text.ts'
import { SAMPLE_BYTES, sniffLayout } from './load-layout.ts'
import type { LoadOptions } from './load-options.ts'
import { load } from './load.ts'
import type { PartHead } from './part-of-table.ts'
import { LOOK_AHEAD, PartOfTable } from './part-of-table.ts'
import { PartReader } from './read/part-reader.ts'
import { columnNames } from './sniff/column-names.ts'
import { wholeLines } from './text-lines.ts'
import { unknownColumn } from './unknown-column.ts'

export interface LoadPartsOptions extends LoadOptions {
  /** Bytes that a table is made of, to the end of a row; the first is made of a mebibyte at least. Default 4 MiB, at least 1 KiB. */
  readonly partBytes?: number
}

const PART_BYTES = 4 * 1024 * 1024
const LEAST_BYTES = 1024

/**
 * A CSV stream as tables of a bounded size, in order: dialect, names and structure are found in the first mebibyte, as `load` does, and
 * hold for all, so that rows and rejects are those of `load`; types are found in each. What cannot be cut (short and packed files,
 * encodings in which a line feed may be half a character) comes as one table.
 */
export async function* loadParts(
  source: AsyncIterable<Uint8Array>,
  { partBytes = PART_BYTES, onProgress, ...options }: LoadPartsOptions = {},
): AsyncGenerator<Dataset, void, undefined> {
  const reader = new PartReader(source)
  try {
    options.signal?.throwIfAborted()
    checkLoadOptions(options)
    const least = Math.max(LEAST_BYTES, partBytes)
    const first = Math.max(least, SAMPLE_BYTES + LOOK_AHEAD)
    await reader.fill(first + LOOK_AHEAD + 1)
    const isShort = reader.bytes.length <= first + LOOK_AHEAD
    const head = isShort ? null : headOf(reader.bytes.subarray(0, first + LOOK_AHEAD), options)
    if (head === null) {
      yield await load(isShort ? reader.bytes : reader.rest(), { ...options, onProgress })
      return
    }
    const table = new PartOfTable(head, options)
    for (let length = first; !table.ended;) {
      options.signal?.throwIfAborted()
      await reader.fill(length + LOOK_AHEAD + 1)
      const isLast = reader.bytes.length <= length + LOOK_AHEAD
      const part = await table.read(reader.bytes.subarray(0, length + LOOK_AHEAD), isLast)
      // Read again with more when a row is longer than what is here, or no quote closes a cell yet.
      length = part === null ? 2 * length : least
      if (part === null) continue
      yield part
      reader.drop(part.source.byteCount)
      onProgress?.({ stage: 'load', done: table.byteOffset, detail: { bytes: table.byteOffset } })
    }
  } finally {
    await reader.close()
  }
}

/** How the first mebibyte reads; null for what cannot be cut. */
function headOf(bytes: Uint8Array, options: LoadOptions): PartHead | null {
  if (isPacked(bytes)) return null
  const name = options.name ?? 'stream'
  const decoded = decode(wholeLines(bytes), name, options.encoding)
  const { encoding, start } = decoded
  if (encoding !== 'utf-8' && encoding !== 'windows-1252') return null
  refuseForeignText(decoded.bytes, start, name)
  const layout = sniffLayout(decoded, options)
  // Of tables that end in the sample, the main one may stand below; a name that is none of the first may be one of it.
  if (layout.complete || layout.structure.end < Infinity || layout.structure.width === 0) return null
  if (unknownColumn(columnNames(layout.structure.header).names, options) !== null) return null
  const isCertain = encoding === 'windows-1252' || start > 0 || options.encoding !== undefined
  return { layout, name, start, encoding, encodingBelow: isCertain ? encoding : undefined }
}

/** gzip or zip, by the first bytes. */
function isPacked([first, second]: Uint8Array): boolean {
  return (first === 0x1f && second === 0x8b) || (first === 0x50 && second === 0x4b)
}
