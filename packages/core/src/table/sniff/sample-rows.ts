import { decodeUtf8 } from '../text-codec.ts'
import type { ByteDialect } from '../tokenize/byte-dialect.ts'
import { ESCAPED, PLAIN } from '../tokenize/row-block.ts'
import { rowReadings } from '../tokenize/row-readings.ts'
import { RowScanner } from '../tokenize/row-scanner.ts'
import { unescapeBytes } from '../tokenize/unescape.ts'

/** A row of the sample with its cells as texts. */
export interface SampleRow {
  /** Offset of its first byte. */
  readonly start: number
  /** Offset behind its line end. */
  readonly next: number
  readonly cells: readonly string[]
  /** How many cells are not blank. */
  readonly filled: number
  /** Whether a cell is quoted: then even a row of empty cells was meant. */
  readonly quoted: boolean
  /** Whether blank lines stand before it. */
  readonly afterGap: boolean
}

export interface SampleLimits {
  readonly rows: number
  readonly cells: number
}

/**
 * The rows between two offsets, until a limit is reached; at least five when there are as many.
 * With a width, a row of another width is read the other way that gives it this width.
 */
export function sampleRows(
  bytes: Uint8Array,
  start: number,
  end: number,
  dialect: ByteDialect,
  most: SampleLimits,
  width?: number,
): readonly SampleRow[] {
  const scanner = new RowScanner(bytes, start, end, dialect)
  const rows: SampleRow[] = []
  let cellCount = 0
  while (rows.length < most.rows && (cellCount < most.cells || rows.length < 5)) {
    const before = scanner.position
    const read = scanner.next()
    if (read === null) break
    const other =
      width === undefined || read.length === width * 3 ? null : rowOfWidth(bytes, scanner.rowStart, end, dialect, width)
    if (other !== null) scanner.position = other.next
    const triples = other?.triples ?? read
    const cells = textsOf(bytes, triples, dialect)
    cellCount += cells.length
    rows.push({
      start: scanner.rowStart,
      next: scanner.position,
      cells,
      filled: cells.filter((cell) => cell.trim() !== '').length,
      quoted: triples.some((flag, i) => i % 3 === 2 && flag !== PLAIN),
      afterGap: scanner.rowStart > before && rows.length > 0,
    })
  }
  return rows
}

function rowOfWidth(
  bytes: Uint8Array,
  start: number,
  end: number,
  dialect: ByteDialect,
  width: number,
): { readonly triples: readonly number[]; readonly next: number } | null {
  for (const reading of rowReadings(dialect)) {
    const scanner = new RowScanner(bytes, start, end, reading)
    const triples = scanner.next()
    if (triples !== null && triples.length === width * 3) return { triples, next: scanner.position }
  }
  return null
}

/** The texts of cells given as [start, end, flag] triples. */
export function textsOf(bytes: Uint8Array, triples: readonly number[], dialect: ByteDialect): string[] {
  const texts: string[] = []
  for (let i = 0; i < triples.length; i += 3) {
    texts.push(
      triples[i + 2] === ESCAPED
        ? decodeUtf8(unescapeBytes(bytes, triples[i], triples[i + 1], dialect))
        : decodeUtf8(bytes, triples[i], triples[i + 1]),
    )
  }
  return texts
}
