/** What bytes look like as UTF-8. */
export interface Utf8Scan {
  /** Well-formed sequences of more than one byte. */
  readonly sequences: number
  /** Offsets of bytes that belong to none, at most 1,000. */
  readonly invalid: readonly number[]
  readonly invalidCount: number
}

const HIGH_BITS = 0x80808080 | 0

/** Checks bytes as UTF-8 (RFC 3629); runs of ASCII pass four bytes at a time. */
export function scanUtf8(bytes: Uint8Array, start: number): Utf8Scan {
  const aligned = (4 - (bytes.byteOffset % 4)) % 4
  const words =
    bytes.length < 8
      ? new Int32Array(0)
      : new Int32Array(bytes.buffer, bytes.byteOffset + aligned, (bytes.length - aligned) >> 2)
  const invalid: number[] = []
  let invalidCount = 0
  let sequences = 0
  let at = start
  while (at < bytes.length) {
    if (bytes[at] < 0x80) {
      if (((at - aligned) & 3) !== 0 || at < aligned) {
        at++
        continue
      }
      let word = (at - aligned) >> 2
      while (
        word + 3 < words.length &&
        ((words[word] | words[word + 1] | words[word + 2] | words[word + 3]) & HIGH_BITS) === 0
      )
        word += 4
      while (word < words.length && (words[word] & HIGH_BITS) === 0) word++
      at = Math.max(at, word * 4 + aligned)
      while (at < bytes.length && bytes[at] < 0x80) at++
      continue
    }
    const length = sequenceLength(bytes, at)
    if (length === 0) {
      if (invalidCount++ < 1000) invalid.push(at)
      at++
    } else {
      sequences++
      at += length
    }
  }
  return { sequences, invalid, invalidCount }
}

/** Length of the well-formed sequence at `at`, 0 when there is none. */
function sequenceLength(bytes: Uint8Array, at: number): number {
  const first = bytes[at]
  if (first >= 0xc2 && first <= 0xdf) return isTail(bytes[at + 1]) ? 2 : 0
  if (first >= 0xe0 && first <= 0xef) {
    const second = bytes[at + 1]
    const fits =
      first === 0xe0
        ? second >= 0xa0 && second <= 0xbf
        : first === 0xed
          ? second >= 0x80 && second <= 0x9f
          : isTail(second)
    return fits && isTail(bytes[at + 2]) ? 3 : 0
  }
  if (first >= 0xf0 && first <= 0xf4) {
    const second = bytes[at + 1]
    const fits =
      first === 0xf0
        ? second >= 0x90 && second <= 0xbf
        : first === 0xf4
          ? second >= 0x80 && second <= 0x8f
          : isTail(second)
    return fits && isTail(bytes[at + 2]) && isTail(bytes[at + 3]) ? 4 : 0
  }
  return 0
}

function isTail(byte: number | undefined): boolean {
  return byte !== undefined && byte >= 0x80 && byte <= 0xbf
}
