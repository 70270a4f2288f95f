import type { Dialect } from '../dataset.ts'
import { encodeUtf8 } from '../text-codec.ts'

/** A dialect as the scanner needs it: bytes, −1 for none. */
export interface ByteDialect {
  readonly delimiter: Uint8Array
  /** So many spaces or more are one delimiter; 0 when each delimiter counts. */
  readonly run: number
  readonly quote: number
  /** Equal to `quote` when quotes are doubled. */
  readonly escape: number
  readonly comment: Uint8Array | null
  /** Whether a lone CR ends a row; LF and CRLF always do. */
  readonly crEndsRow: boolean
  /** Readings that are tried on a row that comes out too short or too long. */
  readonly reading?: RowReading
}

/**
 * `unclosed`: a quote that looks like the opening one of another cell shows that this cell was never closed.
 * `glued`: a quote in the middle of a cell begins another, whose delimiter is lost.
 */
export type RowReading = 'unclosed' | 'glued'

export const LF = 0x0a
export const CR = 0x0d
export const SPACE = 0x20

/** Delimiters that are a run of spaces, as columns are aligned by, and their fewest spaces. */
export const spaceRuns: ReadonlyMap<string, number> = new Map([
  [' +', 1],
  ['  +', 2],
])

export function toByteDialect(
  dialect: Pick<Dialect, 'delimiter' | 'quote' | 'escape' | 'comment' | 'lineEnd'>,
): ByteDialect {
  const quote = dialect.quote === null ? -1 : dialect.quote.charCodeAt(0)
  const run = spaceRuns.get(dialect.delimiter) ?? 0
  return {
    delimiter: run > 0 ? Uint8Array.of(SPACE) : encodeUtf8(dialect.delimiter),
    run,
    quote,
    escape: dialect.escape === null ? -1 : dialect.escape === 'double' ? quote : 0x5c,
    comment: dialect.comment === null ? null : encodeUtf8(dialect.comment),
    crEndsRow: dialect.lineEnd === '\r' || dialect.lineEnd === 'mixed',
  }
}
