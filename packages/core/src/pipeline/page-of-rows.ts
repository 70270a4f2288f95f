import type { Column } from '../table/column.ts'
import type { Dataset } from '../table/dataset.ts'
import type { RowsPage, RowsRequest } from './session.ts'

/** A table and the row of the file that each of its rows is. */
export interface RowView {
  readonly dataset: Dataset
  readonly indexes: Int32Array
}

type Filter = NonNullable<RowsRequest['filters']>[number]

/** The cells of some rows as texts: filtered, sorted, then cut. */
export function pageOfRows(
  { dataset, indexes }: RowView,
  { offset, limit, sort, filters = [] }: RowsRequest,
): RowsPage {
  const kept = filters.reduce<readonly number[]>(
    (rows, filter) => keepRows(dataset, rows, filter),
    Array.from({ length: dataset.rowCount }, (_, row) => row),
  )
  const ordered = sort === undefined ? kept : sortRows(dataset.column(sort.column), kept, sort.descending)
  const begin = Math.max(0, offset)
  return {
    total: ordered.length,
    offset: begin,
    names: dataset.columns.map(({ name }) => name),
    rows: ordered.slice(begin, begin + Math.max(0, limit)).map((row) => ({
      index: indexes[row],
      cells: dataset.columns.map((column) => cellText(column, row)),
    })),
  }
}

function cellText(column: Column, row: number): string | null {
  return column.missing[row] === 1 ? null : column.original(row)
}

function keepRows(dataset: Dataset, rows: readonly number[], filter: Filter): readonly number[] {
  if ('search' in filter) return searchRows(dataset, rows, filter.search)
  const column = dataset.column(filter.column)
  if ('values' in filter) {
    const wanted = new Set(filter.values)
    return rows.filter((row) => wanted.has(cellText(column, row)?.trim() ?? ''))
  }
  const valueAt = numberAt(column)
  return rows.filter((row) => valueAt(row) >= filter.from && valueAt(row) <= filter.to)
}

function searchRows({ columns }: Dataset, rows: readonly number[], text: string): readonly number[] {
  const wanted = text.toLowerCase()
  return rows.filter((row) => columns.some((column) => cellText(column, row)?.toLowerCase().includes(wanted)))
}

/** The number in a cell (dates as epoch ms, booleans 0 and 1); NaN where there is none. */
function numberAt(column: Column): (row: number) => number {
  if (column.storage === 'category' || column.storage === 'text') return () => NaN
  return (row) => (column.missing[row] === 1 ? NaN : column.values[row])
}

/** Missing cells come last either way; equal ones keep the order of the file. */
function sortRows(column: Column, rows: readonly number[], descending: boolean): readonly number[] {
  const sign = descending ? -1 : 1
  const compare =
    column.storage === 'category' || column.storage === 'text' ? compareTexts(column) : compareNumbers(column)
  const filled = rows.filter((row) => column.missing[row] === 0)
  const missing = rows.filter((row) => column.missing[row] === 1)
  return [...filled.sort((a, b) => sign * compare(a, b) || a - b), ...missing]
}

function compareTexts(column: Column): (a: number, b: number) => number {
  return (a, b) => {
    const left = column.original(a)
    const right = column.original(b)
    return left < right ? -1 : left > right ? 1 : 0
  }
}

function compareNumbers(column: Column): (a: number, b: number) => number {
  const valueAt = numberAt(column)
  return (a, b) => valueAt(a) - valueAt(b)
}
