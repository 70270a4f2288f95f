import { decodeUtf8 } from './text-codec.ts'

/** The lines between two offsets, without the last line end. */
export function linesOf(bytes: Uint8Array, start: number, end: number): readonly string[] {
  if (end <= start) return []
  const text = decodeUtf8(bytes, start, end).replace(/(?:\r\n|\r|\n)$/, '')
  return text === '' ? [] : text.split(/\r\n|\r|\n/)
}
