import type { Column, CategoryColumn, TextColumn } from '../table/column.ts'
import type { Dataset } from '../table/dataset.ts'
import { textColumn } from '../transforms/make-column.ts'
import type { ColumnData, ColumnSet, NumberData, TextData } from '../transforms/column-data.ts'

/**
 * Columns of a dataset as operations read them: numbers (dates as epoch ms, booleans 0 and 1) and dictionary-encoded texts.
 * Categories share their dictionary without a copy; with `rows` only those rows, in that order.
 */
export function columnSetOf(dataset: Dataset, rows?: Int32Array, columns?: readonly string[]): ColumnSet {
  const chosen = columns === undefined ? dataset.columns : columns.map((name) => dataset.column(name))
  return {
    rowCount: rows === undefined ? dataset.rowCount : rows.length,
    columns: new Map(chosen.map((column) => [column.name, columnDataOf(column, rows)])),
  }
}

/** One column of a dataset as operations read it. */
export function columnDataOf(column: Column, rows?: Int32Array): ColumnData {
  switch (column.storage) {
    case 'number':
    case 'date':
    case 'boolean':
      return numbersOf(column, rows)
    case 'category':
      return codesOf(column, rows)
    case 'text':
      return textsOf(column, rows)
  }
}

function numbersOf(
  column: { readonly values: Float64Array | Uint8Array; readonly missing: Uint8Array },
  rows?: Int32Array,
): NumberData {
  const count = rows === undefined ? column.values.length : rows.length
  const values = new Float64Array(count)
  for (let i = 0; i < count; i++) {
    const row = rows === undefined ? i : rows[i]
    values[i] = column.missing[row] === 1 ? NaN : column.values[row]
  }
  return { kind: 'number', values }
}

function codesOf(column: CategoryColumn, rows?: Int32Array): TextData {
  return {
    kind: 'text',
    codes: rows === undefined ? column.codes : pickCodes(column.codes, rows),
    dictionary: column.dictionary,
  }
}

function pickCodes(codes: Int32Array, rows: Int32Array): Int32Array {
  const picked = new Int32Array(rows.length)
  for (let i = 0; i < rows.length; i++) picked[i] = codes[rows[i]]
  return picked
}

function textsOf(column: TextColumn, rows?: Int32Array): TextData {
  return rows === undefined
    ? textColumn(column.length, (row) => column.at(row))
    : textColumn(rows.length, (i) => column.at(rows[i]))
}
