import type { CellStore } from '../cell-store.ts'
import type { RowBlock } from '../tokenize/row-block.ts'
import { ESCAPED } from '../tokenize/row-block.ts'
import { decodeUtf8 } from '../text-codec.ts'
import { ByteDictionary } from './byte-dictionary.ts'
import { DigitDictionary } from './digit-dictionary.ts'
import type { ColumnBuilder } from './column-builder.ts'
import { withRoom } from './growable.ts'
import { isBlank } from './value-builder.ts'

/** A column of digits that are no number. Only checked while loading; the codes are given on first use, since nearly all texts are different. */
export class CodeBuilder implements ColumnBuilder {
  missing: Uint8Array
  /** Whether all cells are digits or blank. */
  fits = true
  readonly #cells: CellStore

  constructor(cells: CellStore, expectedRows: number) {
    this.#cells = cells
    this.missing = new Uint8Array(expectedRows)
  }

  add(block: RowBlock, column: number, firstRow: number): void {
    const { rowCount, width, starts, ends, flags } = block
    const { bytes } = this.#cells
    this.missing = withRoom(this.missing, firstRow + rowCount)
    for (let row = 0, cell = column; row < rowCount && this.fits; row++, cell += width) {
      const start = starts[cell]
      const end = ends[cell]
      if (start === end || isBlank(bytes, start, end)) this.missing[firstRow + row] = 1
      else if (flags[cell] === ESCAPED || !isDigits(bytes, start, end)) this.fits = false
    }
  }
}

function isDigits(bytes: Uint8Array, start: number, end: number): boolean {
  for (let at = start; at < end; at++) if (bytes[at] < 48 || bytes[at] > 57) return false
  return true
}

interface Encoded {
  readonly codes: Int32Array
  readonly dictionary: readonly string[]
}

/** The codes and the dictionary of a column, made from its cells. */
export function encodeColumn(cells: CellStore, column: number, missing: Uint8Array): Encoded {
  return encodeDigits(cells, column, missing) ?? encodeTexts(cells, column, missing)
}

/** The fast way; null where a cell is no short run of digits. */
function encodeDigits(cells: CellStore, column: number, missing: Uint8Array): Encoded | null {
  const digits = new DigitDictionary()
  const codes = new Int32Array(missing.length)
  for (let row = 0; row < missing.length; row++) {
    if (missing[row] === 1) codes[row] = -1
    else {
      const { start, end } = cells.place(row, column)
      codes[row] = digits.code(cells.bytes, start, end)
      if (codes[row] < 0) return null
    }
  }
  return { codes, dictionary: digits.places().map(({ start, end }) => decodeUtf8(cells.bytes, start, end)) }
}

function encodeTexts(cells: CellStore, column: number, missing: Uint8Array): Encoded {
  const dictionary = new ByteDictionary(cells.bytes)
  const codes = new Int32Array(missing.length)
  for (let row = 0; row < missing.length; row++) {
    if (missing[row] === 1) codes[row] = -1
    else {
      const { start, end } = cells.place(row, column)
      codes[row] = dictionary.code(start, end)
    }
  }
  return { codes, dictionary: dictionary.texts() }
}
