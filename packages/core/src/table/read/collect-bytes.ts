import { CsvAnalyzerError } from '../../util/error.ts'
import type { LoadOptions } from '../load-options.ts'
import { limits } from '../limits.ts'
import { rowTooLong } from '../row-too-long.ts'
import { encodeUtf8 } from '../text-codec.ts'
import { CR, LF } from '../tokenize/byte-dialect.ts'

/** Joins parts as they come; with the size known beforehand nothing is copied twice. */
export async function collectBytes(
  parts: AsyncIterable<unknown>,
  options: LoadOptions,
  size?: number,
): Promise<Uint8Array> {
  const { signal, onProgress, maxBytes = limits.bytes } = options
  if (size !== undefined) refuseTooLarge(size, maxBytes)
  let bytes = new Uint8Array(size ?? 1 << 16)
  let length = 0
  let lineStart = 0
  signal?.throwIfAborted()
  for await (const given of parts) {
    signal?.throwIfAborted()
    const part = bytesOfPart(given)
    refuseTooLarge(length + part.length, maxBytes)
    lineStart = refuseEndlessLine(part, length, lineStart)
    if (length + part.length > bytes.length)
      bytes = grow(bytes, length, Math.min(maxBytes, Math.max(length + part.length, bytes.length * 2)))
    bytes.set(part, length)
    length += part.length
    onProgress?.({ stage: 'read', done: length, ...(size === undefined ? {} : { total: size }) })
  }
  return length === bytes.length ? bytes : bytes.subarray(0, length)
}

/** @throws CsvAnalyzerError `unknown-source` for a part of a stream that is no bytes */
export function bytesOfPart(part: unknown): Uint8Array {
  if (part instanceof Uint8Array) return part
  if (typeof part === 'string') return encodeUtf8(part)
  if (part instanceof ArrayBuffer) return new Uint8Array(part)
  throw new CsvAnalyzerError(
    'unknown-source',
    `the stream gives parts of type ${part === null ? 'null' : typeof part}; give a stream of bytes or text`,
  )
}

/** Where the line begins in which the part ends; a line without end is refused while it is read, not after. */
function refuseEndlessLine(part: Uint8Array, partStart: number, lineStart: number): number {
  const lineFeed = part.lastIndexOf(LF)
  const lineBreak = lineFeed < 0 ? part.lastIndexOf(CR) : lineFeed
  const start = lineBreak < 0 ? lineStart : partStart + lineBreak + 1
  if (partStart + part.length - start > limits.rowBytes) throw rowTooLong(start)
  return start
}

function grow(bytes: Uint8Array, length: number, room: number): Uint8Array<ArrayBuffer> {
  const grown = new Uint8Array(room)
  grown.set(bytes.subarray(0, length))
  return grown
}

/** @throws CsvAnalyzerError `too-large` */
export function refuseTooLarge(byteCount: number, maxBytes: number): void {
  if (byteCount > maxBytes)
    throw new CsvAnalyzerError(
      'too-large',
      `the file has more than ${maxBytes} bytes; raise maxBytes (at most ${limits.bytes}) or load a part of it`,
      { maxBytes },
    )
}
