import { decodeUtf8 } from '../text-codec.ts'
import type { ByteDialect } from '../tokenize/byte-dialect.ts'

const TAIL_BYTES = 4096

/** Where notes begin below a table that is longer than the sample: last lines without a delimiter and without a quote. */
export function footerStart(bytes: Uint8Array, from: number, dialect: ByteDialect, width: number): number {
  if (width < 3 || dialect.quote < 0) return bytes.length
  const delimiter = decodeUtf8(dialect.delimiter)
  let start = bytes.length
  const floor = Math.max(from, bytes.length - TAIL_BYTES)
  for (;;) {
    const lineStart = startOfLine(bytes, start, floor)
    if (lineStart <= floor) return start
    const line = decodeUtf8(bytes, lineStart, start)
    if (
      line.includes(delimiter) ||
      line.includes(String.fromCharCode(dialect.quote)) ||
      (line.trim() === '' && start === bytes.length)
    )
      return start
    start = lineStart
  }
}

/** Where the line begins that ends at `end`. */
function startOfLine(bytes: Uint8Array, end: number, floor: number): number {
  let at = end - 1
  if (at > floor && bytes[at] === 0x0a && bytes[at - 1] === 0x0d) at--
  while (at > floor && bytes[at - 1] !== 0x0a && bytes[at - 1] !== 0x0d) at--
  return at
}
