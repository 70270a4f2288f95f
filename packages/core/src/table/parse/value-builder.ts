import type { CellStore } from '../cell-store.ts'
import type { RowBlock } from '../tokenize/row-block.ts'
import { ESCAPED } from '../tokenize/row-block.ts'
import { unescapeBytes } from '../tokenize/unescape.ts'
import type { ColumnBuilder } from './column-builder.ts'
import { Exceptions } from './column-builder.ts'
import { withRoom } from './growable.ts'

/** Reads bytes as a value, NaN when they are none. */
export type ValueParser = (bytes: Uint8Array, start: number, end: number) => number

/** A column of numbers or dates: a value for each cell, missing where it is blank or an exception. */
export class ValueBuilder implements ColumnBuilder {
  values: Float64Array
  missing: Uint8Array
  /** Cells that are not blank. */
  count = 0
  /** Whole numbers with leading zeros or with more digits than are exact: perhaps a code. */
  codeLike = 0
  readonly exceptions: Exceptions
  readonly #cells: CellStore
  readonly #parse: ValueParser

  constructor(cells: CellStore, parse: ValueParser, expectedRows: number) {
    this.#cells = cells
    this.#parse = parse
    this.exceptions = new Exceptions(cells)
    this.values = new Float64Array(expectedRows)
    this.missing = new Uint8Array(expectedRows)
  }

  add(block: RowBlock, column: number, firstRow: number): void {
    const { rowCount, width, starts, ends, flags } = block
    const { bytes, dialect } = this.#cells
    this.values = withRoom(this.values, firstRow + rowCount)
    this.missing = withRoom(this.missing, firstRow + rowCount)
    for (let row = 0, cell = column; row < rowCount; row++, cell += width) {
      const start = starts[cell]
      const end = ends[cell]
      if (start === end) {
        this.missing[firstRow + row] = 1
        continue
      }
      let value: number
      if (flags[cell] === ESCAPED) {
        const text = unescapeBytes(bytes, start, end, dialect)
        value = this.#parse(text, 0, text.length)
      } else value = this.#parse(bytes, start, end)
      if (value === value) {
        this.values[firstRow + row] = value
        this.count++
        if (end - start > 15 || bytes[start] === ZERO) this.#noteCode(start, end)
      } else {
        this.missing[firstRow + row] = 1
        if (!isBlank(bytes, start, end)) {
          this.count++
          this.exceptions.add(firstRow + row, start, end, flags[cell])
        }
      }
    }
  }

  #noteCode(start: number, end: number): void {
    if (end - start > 1 && isWholeNumber(this.#cells.bytes, start, end)) this.codeLike++
  }
}

const ZERO = 0x30

function isWholeNumber(bytes: Uint8Array, start: number, end: number): boolean {
  for (let at = start; at < end; at++) if (bytes[at] < ZERO || bytes[at] > 0x39) return false
  return true
}

export function isBlank(bytes: Uint8Array, start: number, end: number): boolean {
  for (let at = start; at < end; at++)
    if (bytes[at] !== 0x20 && bytes[at] !== 0x09 && bytes[at] !== 0x0a && bytes[at] !== 0x0d) return false
  return true
}
