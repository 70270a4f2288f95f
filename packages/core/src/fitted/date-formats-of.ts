import type { ColumnFormat } from '../table/column.ts'

/** Forms of dates that programs write; tried after those of the file. */
const isoFormats: readonly string[] = [
  '',
  'THH:mm',
  ' HH:mm',
  'THH:mm:ss',
  ' HH:mm:ss',
  'THH:mm:ss.SSS',
  'THH:mm:ssZ',
  'THH:mm:ss.SSSZ',
].map((time) => `YYYY-MM-DD${time}`)

/** The formats of a date column of a file, in the order in which a cell is tried. */
export function dateFormatsOf({ date, otherDates = [] }: ColumnFormat): readonly string[] {
  return [...new Set([...(date === undefined ? [] : [date]), ...otherDates, ...isoFormats])]
}
