import type { ByteDialect } from './byte-dialect.ts'

/** The bytes of an escaped cell without its escapes. */
export function unescapeBytes(bytes: Uint8Array, start: number, end: number, dialect: ByteDialect): Uint8Array {
  const result = new Uint8Array(end - start)
  return result.subarray(0, unescapeInto(result, bytes, start, end, dialect))
}

/** The same, written to the beginning of an array that has room for it; answers the length. */
export function unescapeInto(
  result: Uint8Array,
  bytes: Uint8Array,
  start: number,
  end: number,
  { quote, escape, delimiter }: ByteDialect,
): number {
  let length = 0
  for (let at = start; at < end; at++) {
    if (bytes[at] === escape && at + 1 < end && isEscapable(bytes[at + 1], quote, escape, delimiter[0])) at++
    result[length++] = bytes[at]
  }
  return length
}

/** A doubled quote stands for one; a backslash takes away the meaning of a quote, of itself, of a delimiter and of a line end. */
function isEscapable(next: number, quote: number, escape: number, delimiter: number): boolean {
  return (
    next === quote || next === escape || (escape !== quote && (next === delimiter || next === 0x0a || next === 0x0d))
  )
}
