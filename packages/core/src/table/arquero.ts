import { ColumnTable } from 'arquero'
import { CsvAnalyzerError } from '../util/error.ts'
import type { Column } from './column.ts'
import { booleanColumn, categoryColumn, dateColumn, numberColumn } from './make-column.ts'

/** What Arquero asks of a column. */
interface ArqueroColumn {
  readonly length: number
  at(row: number): unknown
  [Symbol.iterator](): Iterator<unknown>
}

/** The Arquero view: no copy, null for missing, Date for dates and date-times, milliseconds of the day for times. */
export function toArquero(columns: readonly Column[]): ColumnTable {
  const data: Record<string, ArqueroColumn> = {}
  for (const column of columns) {
    Object.defineProperty(data, column.name, { value: viewOf(column), enumerable: true })
  }
  return new ColumnTable(
    data,
    columns.map((column) => column.name),
  )
}

function viewOf(column: Column): ArqueroColumn {
  const { length, missing } = column
  if (column.storage === 'number') {
    if (column.missingCount === 0) return column.values
    return readBy(length, (row) => (missing[row] ? null : column.values[row]))
  }
  if (column.storage === 'boolean') return readBy(length, (row) => (missing[row] ? null : column.values[row] === 1))
  if (column.storage === 'date') {
    if (column.type === 'time') return readBy(length, (row) => (missing[row] ? null : column.values[row]))
    return readBy(length, (row) => (missing[row] ? null : new Date(column.values[row])))
  }
  if (column.storage === 'category')
    return readBy(length, (row) => (column.codes[row] < 0 ? null : column.dictionary[column.codes[row]]))
  return readBy(length, (row) => column.at(row))
}

function readBy(length: number, read: (row: number) => unknown): ArqueroColumn {
  const at = (row: number): unknown => (row >= 0 && row < length ? read(row) : undefined)
  return {
    length,
    at,
    *[Symbol.iterator]() {
      for (let row = 0; row < length; row++) yield read(row)
    },
  }
}

/** The columns of any Arquero table, in the order and with the filter that it shows. */
export function columnsFromArquero(table: ColumnTable): { columns: readonly Column[]; rowCount: number } {
  const shown = table.isFiltered() || table.isOrdered() ? table.reify() : table
  const rowCount = shown.numRows()
  const columns = shown.columnNames().map((name) => columnOf(name, shown.column(name) as ArqueroColumn, rowCount))
  return { columns, rowCount }
}

function columnOf(name: string, source: ArqueroColumn, rowCount: number): Column {
  const values = Array.from({ length: rowCount }, (_, row) => source.at(row))
  const missing = Uint8Array.from(values, (value) => (value === null || value === undefined ? 1 : 0))
  const kinds = new Set(values.filter((_, row) => !missing[row]).map(kindOf))
  const parts = { name, missing }
  const only = kinds.size === 1 ? [...kinds][0] : kinds.size === 0 ? 'text' : 'mixed'
  if (only === 'number') {
    const numbers =
      source instanceof Float64Array
        ? source
        : Float64Array.from(values, (value) => (typeof value === 'number' ? value : NaN))
    return numberColumn(
      {
        ...parts,
        type: numbers.every((value, row) => missing[row] === 1 || Number.isInteger(value)) ? 'integer' : 'number',
      },
      numbers,
    )
  }
  if (only === 'bigint')
    return numberColumn(
      { ...parts, type: 'integer' },
      Float64Array.from(values, (value) => (typeof value === 'bigint' ? Number(value) : NaN)),
    )
  if (only === 'boolean')
    return booleanColumn(
      { ...parts, type: 'boolean' },
      Uint8Array.from(values, (value) => (value === true ? 1 : 0)),
    )
  if (only === 'date')
    return dateColumn(
      { ...parts, type: 'datetime' },
      Float64Array.from(values, (value) => (value instanceof Date ? value.getTime() : NaN)),
    )
  return textOf(name, missing, values)
}

function kindOf(value: unknown): string {
  if (value instanceof Date) return 'date'
  if (typeof value === 'object' || typeof value === 'function' || typeof value === 'symbol') return 'object'
  return typeof value
}

function textOf(name: string, missing: Uint8Array, values: readonly unknown[]): Column {
  const codeOf = new Map<string, number>()
  const codes = Int32Array.from(values, (value, row) => {
    if (missing[row]) return -1
    const text = asText(name, value)
    const code = codeOf.get(text) ?? codeOf.size
    codeOf.set(text, code)
    return code
  })
  const dictionary = [...codeOf.keys()]
  return categoryColumn({ name, missing, type: 'category' }, codes, dictionary)
}

function asText(name: string, value: unknown): string {
  if (typeof value === 'symbol' || typeof value === 'function') {
    throw new CsvAnalyzerError(
      'unreadable-cell',
      `column "${name}" holds a ${typeof value}; only numbers, booleans, dates, text and null can be cells`,
      { column: name },
    )
  }
  if (value instanceof Date) return value.toISOString()
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}
