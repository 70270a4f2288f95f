import type { Column } from '../table/column.ts'
import { dateText, timeText } from './date-text.ts'

/** How a stored value of a column is written in profiles: numbers as JavaScript does, dates as ISO 8601, booleans as in the file. */
export function valueText(column: Column): (value: number) => string {
  if (column.storage === 'boolean')
    return (value) => (value === 1 ? (column.format.true ?? 'true') : (column.format.false ?? 'false'))
  if (column.type === 'time') return timeText
  if (column.storage === 'date') return dateText
  return String
}
