import type { ByteDialect } from './byte-dialect.ts'

/** The bytes of an escaped cell without its escapes. */
export function unescapeBytes(bytes: Uint8Array, start: number, end: number, { quote, escape }: ByteDialect): Uint8Array {
  const result = new Uint8Array(end - start)
  let length = 0
  for (let at = start; at < end; at++) {
    if (bytes[at] === escape && at + 1 < end && isEscapable(bytes[at + 1], quote, escape)) at++
    result[length++] = bytes[at]
  }
  return result.subarray(0, length)
}

/** A doubled quote stands for one; a backslash takes away the meaning of a quote, of itself and of a line end. */
function isEscapable(next: number, quote: number, escape: number): boolean {
  return next === quote || next === escape || (escape !== quote && (next === 0x0a || next === 0x0d))
}
