import type { ColumnType } from '../table/column.ts'
import { dateReader } from '../transforms/parse-date.ts'
import { numberReader } from '../transforms/parse-number.ts'
import { trimText } from '../transforms/text-space.ts'
import { dateFormatsOf } from './date-formats-of.ts'
import type { InputColumn } from './fitted-pipeline.ts'
import type { InputValue } from './input-row.ts'
import { numberFormatOf } from './number-format-of.ts'

/** What a cell is to the operations; `unparsable` values are missing. */
export type ReadCell = { readonly value: number | string | null; readonly unparsable: boolean }
export type CellReader = (value: InputValue) => ReadCell

const missingCell: ReadCell = { value: null, unparsable: false }
const unparsableCell: ReadCell = { value: null, unparsable: true }

/** A reader of the cells of one column, in the format of the training file. */
export function cellReader(input: InputColumn): CellReader {
  if (input.kind === 'text') return textCellReader(input)
  const parse = numberTextReader(input)
  const missing = new Set(input.format.missing ?? [])
  return (value) => {
    if (typeof value === 'string') {
      const text = trimText(value)
      return text === '' || missing.has(text) ? missingCell : readCell(parse(text), unparsableCell)
    }
    return isPlain(value) ? readCell(Number(value ?? NaN), missingCell) : unparsableCell
  }
}

/** The value as a cell; for NaN the cell given. */
function readCell(value: number | string, otherwise: ReadCell): ReadCell {
  return value === value ? { value, unparsable: false } : otherwise
}

/** Numbers, booleans, dates, null and undefined; not objects, big integers or symbols of callers without types. */
function isPlain(value: unknown): boolean {
  return value == null || typeof value === 'number' || typeof value === 'boolean' || value instanceof Date
}

function textCellReader({ format, values }: InputColumn): CellReader {
  const missing = new Set(format.missing ?? [])
  const known = new Map((values ?? []).map((text) => [text.toLowerCase(), text]))
  return (value) => {
    if (typeof value !== 'string' && !isPlain(value)) return unparsableCell
    if (value == null || (typeof value !== 'string' && Number(value) !== Number(value))) return missingCell
    const word = value instanceof Date ? value.toISOString() : String(value)
    const text = typeof value === 'boolean' ? (known.get(word) ?? word) : word
    const trimmed = trimText(text)
    return trimmed === '' || missing.has(trimmed) ? missingCell : readCell(text, missingCell)
  }
}

export function isDateType(type: ColumnType): boolean {
  return type === 'date' || type === 'datetime' || type === 'time'
}

function numberTextReader({ type, format }: InputColumn): (text: string) => number {
  if (isDateType(type)) return dateReader(dateFormatsOf(format))
  return type === 'boolean'
    ? booleanReader(format.true ?? 'true', format.false ?? 'false')
    : numberReader(numberFormatOf(format))
}

function booleanReader(yes: string, no: string): (text: string) => number {
  const table = new Map([
    ['true', 1],
    ['false', 0],
    ['1', 1],
    ['0', 0],
    [yes.toLowerCase(), 1],
    [no.toLowerCase(), 0],
  ])
  return (text) => table.get(text.toLowerCase()) ?? NaN
}
