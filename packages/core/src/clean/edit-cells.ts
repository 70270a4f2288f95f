import type { Column } from '../table/column.ts'
import { columnDataOf } from '../features/column-set-of.ts'
import type { ColumnData } from '../transforms/column-data.ts'
import { dateReader } from '../transforms/parse-date.ts'
import { CsvAnalyzerError } from '../util/error.ts'
import { columnOfData } from './column-of-data.ts'

const isoFormats = [
  'YYYY-MM-DD',
  'YYYY-MM-DD HH:mm',
  'YYYY-MM-DD HH:mm:ss',
  'YYYY-MM-DDTHH:mm',
  'YYYY-MM-DDTHH:mm:ss',
  'YYYY-MM-DDTHH:mm:ss.SSSZ',
]

/**
 * A new column with some cells replaced; null empties a cell.
 * @throws CsvAnalyzerError `invalid-cell` for a row that is not there or a text that the column cannot hold
 */
export function withCells(column: Column, cells: ReadonlyMap<number, string | null>): Column {
  for (const row of cells.keys()) {
    if (row >= column.length)
      throw new CsvAnalyzerError(
        'invalid-cell',
        `there is no row ${row} in "${column.name}": it has ${column.length}`,
        { column: column.name, row },
      )
  }
  const data = columnDataOf(column)
  const edited: ColumnData =
    data.kind === 'number'
      ? { kind: 'number', values: editNumbers(column, data.values, cells) }
      : editTexts(data, cells)
  return columnOfData(column.name, edited, column.type, column)
}

function editNumbers(column: Column, values: Float64Array, cells: ReadonlyMap<number, string | null>): Float64Array {
  const edited = values.slice()
  for (const [row, text] of cells) edited[row] = text === null ? NaN : readNumber(column, text)
  return edited
}

function readNumber(column: Column, text: string): number {
  const value = valueOf(column, text.trim())
  if (value === value) return value
  throw new CsvAnalyzerError(
    'invalid-cell',
    `"${text}" is no ${column.type}, which "${column.name}" holds; write ${examples[column.storage] ?? 'a number such as 12.5'}, or leave it empty`,
    {
      column: column.name,
      text,
    },
  )
}

const examples: { readonly [storage: string]: string } = { boolean: 'true or false', date: 'a date such as 2024-05-31' }

function valueOf(column: Column, text: string): number {
  if (column.storage === 'boolean') {
    if (text === column.format.true || text === 'true' || text === '1') return 1
    return text === column.format.false || text === 'false' || text === '0' ? 0 : NaN
  }
  // epoch milliseconds, for cells copied from a neighbour
  if (column.storage === 'date' && /^@-?\d+$/.test(text)) return Number(text.slice(1))
  if (column.storage === 'date')
    return dateReader([
      ...(column.format.date === undefined ? [] : [column.format.date]),
      ...(column.format.otherDates ?? []),
      ...isoFormats,
    ])(text)
  const value = text === '' ? NaN : Number(text)
  return value - value === 0 ? value : NaN
}

function editTexts(data: Extract<ColumnData, { kind: 'text' }>, cells: ReadonlyMap<number, string | null>): ColumnData {
  const codes = data.codes.slice()
  const dictionary = [...data.dictionary]
  const codeOf = new Map(dictionary.map((text, code) => [text, code]))
  for (const [row, text] of cells) {
    if (text !== null && !codeOf.has(text)) codeOf.set(text, dictionary.push(text) - 1)
    codes[row] = text === null ? -1 : codeOf.get(text)!
  }
  return { kind: 'text', codes, dictionary }
}
