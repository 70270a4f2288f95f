import type { Column } from '../table/column.ts'

/** Whether two cells of a column hold the same value; two missing cells do. */
export function equalCells(column: Column, left: number, right: number): boolean {
  if (column.missing[left] !== 0 || column.missing[right] !== 0) return column.missing[left] === column.missing[right]
  if (column.storage === 'category') return column.codes[left] === column.codes[right]
  if (column.storage === 'text') return column.at(left) === column.at(right)
  return column.values[left] === column.values[right]
}
