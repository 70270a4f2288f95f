import type { CellStore } from '../cell-store.ts'
import type { RowBlock } from '../tokenize/row-block.ts'

/** Takes in one column, block by block. */
export interface ColumnBuilder {
  add(block: RowBlock, column: number, firstRow: number): void
}

/** Texts that did not parse, with where they stood: few when the type is right. */
export class Exceptions {
  readonly counts = new Map<string, number>()
  readonly firstRows = new Map<string, number[]>()
  total = 0
  /** More kinds of texts than can be exceptions. */
  overflow = false
  readonly #cells: CellStore

  constructor(cells: CellStore) {
    this.#cells = cells
  }

  add(row: number, start: number, end: number, flag: number): void {
    this.total++
    if (this.overflow) return
    const text = this.#cells.decode(start, end, flag).trim()
    this.counts.set(text, (this.counts.get(text) ?? 0) + 1)
    const rows = this.firstRows.get(text) ?? []
    if (rows.length < 10) rows.push(row)
    this.firstRows.set(text, rows)
    if (this.counts.size > 2000) this.overflow = true
  }
}
