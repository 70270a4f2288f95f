import type { CellStore } from '../cell-store.ts'
import { MOST_CATEGORIES } from '../sniff/category-rule.ts'
import { longestMissingWord, mayBeMissing } from '../sniff/missing-words.ts'
import { decodeUtf8 } from '../text-codec.ts'
import type { RowBlock } from '../tokenize/row-block.ts'
import { ESCAPED } from '../tokenize/row-block.ts'
import { unescapeBytes } from '../tokenize/unescape.ts'
import type { ColumnBuilder } from './column-builder.ts'
import { ByteDictionary } from './byte-dictionary.ts'
import { withRoom } from './growable.ts'
import { isBlank } from './value-builder.ts'

const BLANK = -1

/** A column of texts: the code of each cell while there are few distinct texts, then only which cells are blank. */
export class TextBuilder implements ColumnBuilder {
  codes: Int32Array
  readonly dictionary: ByteDictionary
  /** There were too many distinct texts; `codes` holds −1 for blank, −2 for words that may be missing, 0 for the rest. */
  overflow = false
  /** Cells that begin or end like a number or a date: a column of words has few. */
  numberLike = 0
  count = 0
  readonly #cells: CellStore
  readonly #most: number

  constructor(cells: CellStore, expectedRows: number, most = MOST_CATEGORIES) {
    this.#cells = cells
    this.#most = most
    this.codes = new Int32Array(expectedRows)
    this.dictionary = new ByteDictionary(cells.bytes)
  }

  add(block: RowBlock, column: number, firstRow: number): void {
    this.codes = withRoom(this.codes, firstRow + block.rowCount)
    const { rowCount, width, starts, ends, flags } = block
    const { bytes, dialect } = this.#cells
    const { codes, dictionary } = this
    for (let row = 0, cell = column; row < rowCount; row++, cell += width) {
      const start = starts[cell]
      const end = ends[cell]
      if (start === end || (bytes[start] <= 0x20 && isBlank(bytes, start, end))) {
        codes[firstRow + row] = BLANK
        continue
      }
      this.count++
      if (this.overflow) codes[firstRow + row] = this.#classify(start, end)
      else if (flags[cell] === ESCAPED) codes[firstRow + row] = dictionary.codeOfText(unescapeBytes(bytes, start, end, dialect))
      else codes[firstRow + row] = dictionary.code(start, end)
      if (!this.overflow && dictionary.size > this.#most) this.#giveUp(firstRow + row + 1)
    }
  }

  #classify(start: number, end: number): number {
    const { bytes } = this.#cells
    if (isNumberLike(bytes[start], bytes[end - 1])) this.numberLike++
    return end - start <= longestMissingWord && mayBeMissing(decodeUtf8(bytes, start, end).trim()) ? -2 : 0
  }

  #giveUp(rows: number): void {
    this.overflow = true
    const kinds = Int32Array.from({ length: this.dictionary.size }, (_, code) => (mayBeMissing(this.dictionary.text(code).trim()) ? -2 : 0))
    for (let row = 0; row < rows; row++) {
      const code = this.codes[row]
      if (code < 0) continue
      const text = this.dictionary.text(code)
      if (isNumberLike(text.charCodeAt(0), text.charCodeAt(text.length - 1))) this.numberLike++
      this.codes[row] = kinds[code]
    }
  }
}

function isNumberLike(first: number, last: number): boolean {
  return (first < 0x40 && first > 0x22) || (last >= 0x30 && last <= 0x39) || first > 0x7f || last === 0x25
}
