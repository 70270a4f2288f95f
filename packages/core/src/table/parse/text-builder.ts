import type { CellStore } from '../cell-store.ts'
import { longestMissingWord, mayBeMissing } from '../sniff/missing-words.ts'
import { decodeUtf8 } from '../text-codec.ts'
import type { RowBlock } from '../tokenize/row-block.ts'
import { ESCAPED } from '../tokenize/row-block.ts'
import { unescapeInto } from '../tokenize/unescape.ts'
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
  #scratch = new Uint8Array(256)

  /** @param most distinct texts that are given codes */
  constructor(cells: CellStore, expectedRows: number, most: number) {
    this.#cells = cells
    this.#most = most
    this.codes = new Int32Array(expectedRows)
    this.dictionary = new ByteDictionary(cells.bytes)
  }

  add(block: RowBlock, column: number, firstRow: number): void {
    this.codes = withRoom(this.codes, firstRow + block.rowCount)
    const { rowCount, width, starts, ends, flags } = block
    const { bytes } = this.#cells
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
      else if (flags[cell] === ESCAPED) codes[firstRow + row] = this.#codeOfEscaped(start, end)
      else codes[firstRow + row] = dictionary.code(start, end)
      if (!this.overflow && dictionary.size > this.#most) this.#giveUp(firstRow + row + 1)
    }
  }

  #codeOfEscaped(start: number, end: number): number {
    if (end - start > this.#scratch.length) this.#scratch = new Uint8Array((end - start) * 2)
    return this.dictionary.codeOfText(
      this.#scratch,
      unescapeInto(this.#scratch, this.#cells.bytes, start, end, this.#cells.dialect),
    )
  }

  #classify(start: number, end: number): number {
    const { bytes } = this.#cells
    if (isNumberLike(bytes, start)) this.numberLike++
    return end - start <= longestMissingWord && mayBeMissing(decodeUtf8(bytes, start, end).trim()) ? -2 : 0
  }

  #giveUp(rows: number): void {
    this.overflow = true
    const kinds = new Int32Array(this.dictionary.size)
    const numberLike = new Uint8Array(this.dictionary.size)
    this.dictionary.forEach((code, bytes, start, end) => {
      if (isNumberLike(bytes, start)) numberLike[code] = 1
      if (end - start <= longestMissingWord && mayBeMissing(decodeUtf8(bytes, start, end).trim())) kinds[code] = -2
    })
    for (let row = 0; row < rows; row++) {
      const code = this.codes[row]
      if (code < 0) continue
      this.numberLike += numberLike[code]
      this.codes[row] = kinds[code]
    }
  }
}

const monthsAndCurrencies = new Set(
  [
    'jan',
    'feb',
    'mar',
    'apr',
    'may',
    'jun',
    'jul',
    'aug',
    'sep',
    'oct',
    'nov',
    'dec',
    'usd',
    'eur',
    'gbp',
    'chf',
    'jpy',
    'cad',
    'aud',
    'sek',
    'nok',
    'dkk',
    'inr',
    'cny',
    'brl',
    'mxn',
    'pln',
    'us$',
    'r$ ',
  ].map((word) => keyOf(word.charCodeAt(0), word.charCodeAt(1), word.charCodeAt(2))),
)

/** Begins with a digit or a sign, or with a month or a currency: a number or a date may come. */
function isNumberLike(bytes: Uint8Array, start: number): boolean {
  const first = bytes[start]
  if (first < 0x40) return first > 0x22
  return first > 0x7f || monthsAndCurrencies.has(keyOf(first | 0x20, bytes[start + 1] | 0x20, bytes[start + 2] | 0x20))
}

function keyOf(a: number, b: number, c: number): number {
  return (a << 16) | (b << 8) | c
}
