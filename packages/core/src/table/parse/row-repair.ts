import type { ColumnMatcher } from '../sniff/column-matcher.ts'
import { decodeUtf8 } from '../text-codec.ts'
import type { ByteDialect } from '../tokenize/byte-dialect.ts'
import { ABSENT, ESCAPED, PLAIN, QUOTED } from '../tokenize/row-block.ts'
import type { RowBlock } from '../tokenize/row-block.ts'
import { rowReadings, rowReadingsByDelimiter } from '../tokenize/row-readings.ts'
import { RowScanner } from '../tokenize/row-scanner.ts'
import { unescapeBytes } from '../tokenize/unescape.ts'
import type { Alignment, Piece, RowReader } from './align-row.ts'
import { alignRow } from './align-row.ts'

/** So many rows are looked at in full; beyond, short rows are padded and long ones keep the rest in their last cell. */
export const MOST_REPAIRS = 5_000
const MOST_COLUMNS = 200
const MOST_ROW_BYTES = 100_000

interface Reading {
  readonly alignment: Alignment
  readonly next: number
  /** Cells before they are laid on the columns. */
  readonly count: number
  readonly plain: boolean
}

/** Sets right the rows that have too few or too many cells, by what fits into the columns. */
export class RowRepair {
  /** How many rows are still looked at. */
  left = MOST_REPAIRS
  readonly #bytes: Uint8Array
  readonly #end: number
  readonly #dialect: ByteDialect
  readonly #matchers: readonly ColumnMatcher[]

  constructor(bytes: Uint8Array, end: number, dialect: ByteDialect, matchers: readonly ColumnMatcher[]) {
    this.#bytes = bytes
    this.#end = end
    this.#dialect = dialect
    this.#matchers = matchers
  }

  /** Writes the repaired cells into the block and answers where the next row begins; undefined when it is left as it is. */
  repairInto(block: RowBlock, row: number, start: number, end: number): number | undefined {
    if (this.#matchers.length > MOST_COLUMNS || end - start > MOST_ROW_BYTES || this.left-- <= 0) return undefined
    const best = this.#bestReading(start)
    if (best === null || (best.plain && best.count === this.#matchers.length)) return undefined
    const base = row * block.width
    best.alignment.pieces.forEach((piece, column) => {
      block.starts[base + column] = piece?.start ?? end
      block.ends[base + column] = piece?.end ?? end
      block.flags[base + column] = piece?.flag ?? ABSENT
    })
    return best.next
  }

  #bestReading(start: number): Reading | null {
    const plain = this.#read(start, this.#dialect)
    let best = plain
    const others = (plain?.count ?? 0) * 3 < this.#matchers.length * 2 ? rowReadingsByDelimiter(this.#dialect) : []
    const quoted = plain === null || this.#holdsQuote(start, plain.next)
    for (const dialect of [...(quoted ? rowReadings(this.#dialect) : []), ...others]) {
      const reading = this.#read(start, dialect)
      // Another reading must be clearly better than the plain one.
      if (reading !== null && (best === null || reading.alignment.cost < best.alignment.cost - 0.05)) best = reading
    }
    return best !== null && best.alignment.cost < 0.4 * this.#matchers.length + 0.6 ? best : null
  }

  /** Without a quote or an escape, a row reads the same in all readings of them. */
  #holdsQuote(start: number, next: number): boolean {
    const { quote, escape } = this.#dialect
    for (let at = start; at < next; at++) if (this.#bytes[at] === quote || this.#bytes[at] === escape) return true
    return false
  }

  #read(start: number, dialect: ByteDialect): Reading | null {
    const end = Math.min(this.#end, start + MOST_ROW_BYTES + 1)
    const scanner = new RowScanner(this.#bytes, start, end, dialect)
    const triples = scanner.next()
    if (triples === null || scanner.position - start > MOST_ROW_BYTES) return null
    const pieces: Piece[] = []
    for (let i = 0; i < triples.length; i += 3)
      pieces.push(this.#piece(triples[i], triples[i + 1], triples[i + 2], dialect))
    if (pieces.length > this.#matchers.length * 4 + 20) return null
    const alignment = alignRow(pieces, this.#matchers, this.#reader(dialect))
    return alignment === null
      ? null
      : { alignment, next: scanner.position, count: pieces.length, plain: dialect === this.#dialect }
  }

  #piece(start: number, end: number, flag: number, dialect: ByteDialect): Piece {
    // The store reads cells back under the dialect of the file: an escape that this reading denies must stay as it is.
    const kept = flag === ESCAPED && dialect.escape !== this.#dialect.escape ? QUOTED : flag
    const text =
      kept === ESCAPED
        ? decodeUtf8(unescapeBytes(this.#bytes, start, end, dialect))
        : decodeUtf8(this.#bytes, start, end)
    const quoted = flag === QUOTED || (flag === ESCAPED && this.#bytes[start - 1] === dialect.quote)
    return { start, end, flag: kept, text, rawStart: quoted ? start - 1 : start, rawEnd: quoted ? end + 1 : end }
  }

  #reader(dialect: ByteDialect): RowReader {
    return {
      join: (first, last) => this.#piece(first.rawStart, last.rawEnd, PLAIN, dialect),
      split: (piece) => this.#cuts(piece, dialect),
    }
  }

  /** Where the kind of character changes, and at a doubled quote between two quoted cells. */
  #cuts(piece: Piece, dialect: ByteDialect): readonly (readonly [Piece, Piece])[] {
    const bytes = this.#bytes
    const cuts: (readonly [Piece, Piece])[] = []
    const quoted = piece.flag !== PLAIN
    for (let at = piece.start + 1; at < piece.end && cuts.length < 64; at++) {
      if (quoted) {
        if (bytes[at] !== dialect.quote || bytes[at + 1] !== dialect.quote || at + 2 >= piece.end) continue
        // Of a run of quotes, an even number belongs to the left cell as escapes.
        if (quotesBefore(bytes, at, piece.start, dialect.quote) % 2 !== 0) continue
        cuts.push([
          this.#piece(piece.start, at, piece.flag, dialect),
          this.#piece(at + 2, piece.end, piece.flag, dialect),
        ])
      } else if (isCharacterStart(bytes[at]) && piece.end - piece.start <= 200) {
        cuts.push([this.#piece(piece.start, at, PLAIN, dialect), this.#piece(at, piece.end, PLAIN, dialect)])
      }
    }
    return cuts
  }
}

function isCharacterStart(byte: number): boolean {
  return (byte & 0xc0) !== 0x80
}

function quotesBefore(bytes: Uint8Array, at: number, floor: number, quote: number): number {
  let from = at
  while (from > floor && bytes[from - 1] === quote) from--
  return at - from
}
