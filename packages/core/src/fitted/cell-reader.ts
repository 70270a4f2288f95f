import type { ColumnType } from '../table/column.ts'
import { dateReader } from '../transforms/parse-date.ts'
import { numberReader } from '../transforms/parse-number.ts'
import { trimText } from '../transforms/text-space.ts'
import type { InputColumn } from './fitted-pipeline.ts'
import type { InputValue } from './input-row.ts'
import { numberFormatOf } from './number-format-of.ts'

/** What a cell is to the operations; `unparsable` values are missing. */
export type ReadCell = { readonly value: number | string | null; readonly unparsable: boolean }
export type CellReader = (value: InputValue) => ReadCell

const missingCell: ReadCell = { value: null, unparsable: false }
const unparsableCell: ReadCell = { value: null, unparsable: true }

/** Forms of dates that programs write; tried after the format of the file. */
export const isoFormats: readonly string[] = ['', 'THH:mm', ' HH:mm', 'THH:mm:ss', ' HH:mm:ss', 'THH:mm:ss.SSS', 'THH:mm:ssZ', 'THH:mm:ss.SSSZ'].map((time) => `YYYY-MM-DD${time}`)

/** A reader of the cells of one column, in the format of the training file. */
export function cellReader(input: InputColumn): CellReader {
  if (input.kind === 'text') return textCellReader(input)
  const parse = numberTextReader(input)
  const missing = new Set(input.format.missing ?? [])
  return (value) => {
    if (value === null || value === undefined) return missingCell
    if (typeof value === 'number') return numberCell(value)
    if (typeof value === 'boolean') return numberCell(value ? 1 : 0)
    if (typeof value === 'string') {
      const text = trimText(value)
      if (text === '' || missing.has(text)) return missingCell
      const number = parse(text)
      return number === number ? { value: number, unparsable: false } : unparsableCell
    }
    return value instanceof Date ? numberCell(value.getTime()) : unparsableCell
  }
}

function numberCell(value: number): ReadCell {
  return value === value ? { value, unparsable: false } : missingCell
}

function textCellReader({ format, values }: InputColumn): CellReader {
  const missing = new Set(format.missing ?? [])
  const known = new Map((values ?? []).map((text) => [text.toLowerCase(), text]))
  return (value) => {
    if (value === null || value === undefined) return missingCell
    if (typeof value === 'boolean') return { value: known.get(String(value)) ?? String(value), unparsable: false }
    if (typeof value === 'number') return value === value ? { value: String(value), unparsable: false } : missingCell
    const text = typeof value === 'string' ? value : value instanceof Date ? isoText(value) : null
    if (text === null) return unparsableCell
    const trimmed = trimText(text)
    return trimmed === '' || missing.has(trimmed) ? missingCell : { value: text, unparsable: false }
  }
}

function isoText(date: Date): string | null {
  return date.getTime() === date.getTime() ? date.toISOString() : null
}

export function isDateType(type: ColumnType): boolean {
  return type === 'date' || type === 'datetime' || type === 'time'
}

function numberTextReader({ type, format }: InputColumn): (text: string) => number {
  if (isDateType(type)) return dateReader([...(format.date === undefined ? [] : [format.date]), ...isoFormats])
  return type === 'boolean' ? booleanReader(format.true ?? 'true', format.false ?? 'false') : numberReader(numberFormatOf(format))
}

function booleanReader(yes: string, no: string): (text: string) => number {
  const table = new Map([['true', 1], ['false', 0], ['1', 1], ['0', 0], [yes.toLowerCase(), 1], [no.toLowerCase(), 0]])
  return (text) => table.get(text.toLowerCase()) ?? NaN
}
