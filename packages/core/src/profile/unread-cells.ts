import type { Column } from '../table/column.ts'

const mostKept = 10_000

/** The filled cells of a column that its type could not read and that stand for nothing missing; the first ten thousand. */
export function unreadCells(column: Column): readonly { readonly row: number; readonly text: string }[] {
  const words = new Set(column.format.missing ?? [])
  const cells: { row: number; text: string }[] = []
  for (let row = 0; row < column.length && cells.length < mostKept; row++) {
    if (column.missing[row] === 0) continue
    const text = column.original(row).trim()
    if (text !== '' && !words.has(text)) cells.push({ row, text })
  }
  return cells
}
