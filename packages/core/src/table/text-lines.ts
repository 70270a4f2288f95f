import { decodeUtf8 } from './text-codec.ts'
import { CR, LF } from './tokenize/byte-dialect.ts'

/** The lines between two offsets, without the last line end. */
export function linesOf(bytes: Uint8Array, start: number, end: number): readonly string[] {
  if (end <= start) return []
  const text = decodeUtf8(bytes, start, end).replace(/(?:\r\n|\r|\n)$/, '')
  return text === '' ? [] : text.split(/\r\n|\r|\n/)
}

/** The lines between two offsets that do not stand in one of the given stretches. */
export function linesBetween(
  bytes: Uint8Array,
  start: number,
  end: number,
  without: readonly { readonly start: number; readonly end: number }[],
): readonly string[] {
  const lines = without.flatMap((stretch, i) => linesOf(bytes, i === 0 ? start : without[i - 1].end, stretch.start))
  return [...lines, ...linesOf(bytes, without.at(-1)?.end ?? start, end)]
}

/** Bytes without what stands behind their last line end; all of them when there is none. */
export function wholeLines(bytes: Uint8Array): Uint8Array {
  const end = Math.max(bytes.lastIndexOf(LF), bytes.lastIndexOf(CR)) + 1
  return end === 0 ? bytes : bytes.subarray(0, end)
}
