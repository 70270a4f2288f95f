import { withRoom } from './parse/growable.ts'
import { decodeUtf8 } from './text-codec.ts'
import type { ByteDialect } from './tokenize/byte-dialect.ts'
import type { RowBlock } from './tokenize/row-block.ts'
import { ABSENT, ESCAPED, PLAIN } from './tokenize/row-block.ts'
import { RowScanner } from './tokenize/row-scanner.ts'
import { unescapeBytes } from './tokenize/unescape.ts'

/** The offset of every eighth cell is kept; the others are found by scanning from there. */
const STRIDE = 8

/** The source bytes and where the cells stand in them: any cell's original text, at a fraction of a byte per byte. */
export class CellStore {
  readonly bytes: Uint8Array
  readonly dialect: ByteDialect
  readonly #width: number
  readonly #scanner: RowScanner
  #anchors: Uint32Array[]
  readonly #oddRows = new Map<number, Uint32Array>()

  constructor(bytes: Uint8Array, end: number, dialect: ByteDialect, width: number, expectedRows: number) {
    this.bytes = bytes
    this.dialect = dialect
    this.#width = width
    this.#scanner = new RowScanner(bytes, 0, end, dialect)
    this.#anchors = Array.from({ length: Math.ceil(width / STRIDE) }, () => new Uint32Array(expectedRows))
  }

  /** Notes where the cells of a block stand that begins at `firstRow`. */
  record(block: RowBlock, firstRow: number): void {
    const { rowCount, width, starts, flags } = block
    for (let group = 0; group < this.#anchors.length; group++) {
      this.#anchors[group] = withRoom(this.#anchors[group], firstRow + rowCount)
      const anchors = this.#anchors[group]
      for (let row = 0, cell = group * STRIDE; row < rowCount; row++, cell += width) {
        const flag = flags[cell]
        const isQuoted = flag !== PLAIN && flag !== ABSENT && this.bytes[starts[cell] - 1] === this.dialect.quote
        anchors[firstRow + row] = isQuoted ? starts[cell] - 1 : starts[cell]
      }
    }
  }

  /** Notes every cell of a row that was brought to width. */
  recordOddRow(block: RowBlock, row: number, at: number): void {
    const cells = new Uint32Array(this.#width * 3)
    const base = row * this.#width
    for (let column = 0; column < this.#width; column++) {
      cells[column * 3] = block.starts[base + column]
      cells[column * 3 + 1] = block.ends[base + column]
      cells[column * 3 + 2] = block.flags[base + column]
    }
    this.#oddRows.set(at, cells)
  }

  /** The cell's text without its quotes and escapes. */
  text(row: number, column: number): string {
    const { start, end, flag } = this.place(row, column)
    return this.decode(start, end, flag)
  }

  /** Where a cell stands in the bytes, and how its text is found there. */
  place(row: number, column: number): { readonly start: number; readonly end: number; readonly flag: number } {
    const odd = this.#oddRows.get(row)
    if (odd !== undefined) return { start: odd[column * 3], end: odd[column * 3 + 1], flag: odd[column * 3 + 2] }
    return this.#scanner.cellAfter(this.#anchors[(column / STRIDE) | 0][row], column % STRIDE)
  }

  decode(start: number, end: number, flag: number): string {
    if (flag !== ESCAPED) return decodeUtf8(this.bytes, start, end)
    return decodeUtf8(unescapeBytes(this.bytes, start, end, this.dialect))
  }
}
