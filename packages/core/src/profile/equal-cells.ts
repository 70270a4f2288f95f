import type { Column } from '../table/column.ts'

/** Whether two cells of a column hold the same value; two missing cells do, unless they hold different texts that could not be read. */
export function equalCells(column: Column, left: number, right: number): boolean {
  if (column.missing[left] !== 0 || column.missing[right] !== 0)
    return column.missing[left] === column.missing[right] && unread(column, left) === unread(column, right)
  if (column.storage === 'category') return column.codes[left] === column.codes[right]
  if (column.storage === 'text') return column.at(left) === column.at(right)
  return column.values[left] === column.values[right]
}

/** The text of a missing cell that stands for nothing missing; '' where there is none. */
function unread(column: Column, row: number): string {
  if (column.evidence.misfits.length === 0) return ''
  const text = column.original(row).trim()
  return column.format.missing?.includes(text) ? '' : text
}
