import { unreadCells } from '../profile/unread-cells.ts'
import type { DateColumn } from '../table/column.ts'
import { dateColumn } from '../table/make-column.ts'
import { dateReader } from '../transforms/parse-date.ts'

/**
 * A column of dates with more formats: cells that its own could not read are read by them, and written in its own.
 * The formats stay with the column, so that a fitted pipeline reads new cells in the same ways. Null when it has them already.
 */
export function rereadDates(column: DateColumn, formats: readonly string[]): DateColumn | null {
  const known = [column.format.date, ...(column.format.otherDates ?? [])]
  const added = formats.filter((format) => !known.includes(format))
  if (added.length === 0) return null
  const read = dateReader(added)
  const values = column.values.slice()
  const missing = column.missing.slice()
  for (const { row, text } of unreadCells(column)) {
    const value = read(text)
    if (value !== value) continue
    values[row] = value
    missing[row] = 0
  }
  const { name, type, evidence } = column
  const format = { ...column.format, otherDates: [...(column.format.otherDates ?? []), ...added] }
  const written = dateColumn({ name, type, missing, format }, values)
  const wasRead = (row: number): boolean => column.missing[row] === missing[row]
  return {
    ...written,
    evidence: { ...evidence, misfits: evidence.misfits.filter(({ row }) => missing[row] !== 0) },
    original: (row) => (wasRead(row) ? column.original(row) : written.original(row)),
  }
}
