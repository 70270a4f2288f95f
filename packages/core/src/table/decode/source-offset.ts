import { wideEncodings } from './offered-encodings.ts'

/** Where in the file an offset of the decoded bytes stands. */
export type SourceOffset = (offset: number) => number

/**
 * Counts forward from the last place that was asked for. In encodings of one byte a letter and in UTF-16 it is exact; in the
 * others it is where the line begins.
 */
export function sourceOffset(source: Uint8Array, start: number, decoded: Uint8Array, encoding: string): SourceOffset {
  const unit = encoding.startsWith('utf-16') ? 2 : 1
  const byLine = wideEncodings.has(encoding)
  let from = 0
  let at = start
  return (offset) => {
    if (offset < from) {
      from = 0
      at = start
    }
    for (; from < offset; from++) {
      const byte = decoded[from]
      if (byLine) {
        if (byte === 0x0a) at = source.indexOf(0x0a, at) + 1
      } else if ((byte & 0xc0) !== 0x80) at += byte >= 0xf0 ? 2 * unit : unit
    }
    return at
  }
}
