import type { Column, ColumnType } from '../table/column.ts'
import { booleanColumn, categoryColumn, dateColumn, numberColumn } from '../table/make-column.ts'
import type { ColumnData, NumberData, TextData } from '../transforms/column-data.ts'

/**
 * What operations made, as a column again. With `before` (the column that it replaces) cells whose value did not change
 * keep their original text; the others get the canonical one.
 */
export function columnOfData(name: string, data: ColumnData, type?: ColumnType, before?: Column): Column {
  return data.kind === 'number'
    ? numbersColumn(name, data, type ?? 'number', before)
    : textsColumn(name, data, type ?? 'category', before)
}

function numbersColumn(name: string, data: NumberData, type: ColumnType, before: Column | undefined): Column {
  const { values } = data
  const missing = Uint8Array.from(values, (value) => (value === value ? 0 : 1))
  const format = before !== undefined && before.type === type ? before.format : {}
  const parts = { name, missing, format }
  if (type === 'boolean' && isBoolean(values)) {
    const flags = Uint8Array.from(values, (value) => (value === 1 ? 1 : 0))
    return withOriginals(
      booleanColumn({ ...parts, type }, flags),
      before,
      (row) => before?.storage === 'boolean' && before.values[row] === flags[row],
    )
  }
  const unchanged = (row: number): boolean =>
    before !== undefined &&
    (before.storage === 'number' || before.storage === 'date') &&
    before.values[row] === values[row]
  if (type === 'date' || type === 'datetime' || type === 'time')
    return withOriginals(dateColumn({ ...parts, type }, values), before, unchanged)
  return withOriginals(numberColumn({ ...parts, type: numberType(type, values) }, values), before, unchanged)
}

function textsColumn(name: string, data: TextData, type: ColumnType, before: Column | undefined): Column {
  const missing = Uint8Array.from(data.codes, (code) => (code < 0 ? 1 : 0))
  const column = categoryColumn(
    { name, missing, type: isTextType(type) ? type : 'category', format: before?.type === type ? before.format : {} },
    data.codes,
    data.dictionary,
  )
  return withOriginals(column, before, (row) => textAt(before!, row) === data.dictionary[data.codes[row]])
}

function withOriginals(column: Column, before: Column | undefined, unchanged: (row: number) => boolean): Column {
  if (before === undefined) return column
  const bothMissing = (row: number): boolean => column.missing[row] !== 0 && before.missing[row] !== 0
  const bothPresent = (row: number): boolean => column.missing[row] === 0 && before.missing[row] === 0
  const original = (row: number): string =>
    bothMissing(row) || (bothPresent(row) && unchanged(row)) ? before.original(row) : column.original(row)
  // the dictionary of a category column may be a getter: descriptors are copied, not values
  return Object.defineProperties({} as Column, {
    ...Object.getOwnPropertyDescriptors(column),
    original: { value: original, enumerable: true },
  })
}

function textAt(column: Column, row: number): string | null {
  if (column.storage === 'category') return column.dictionary[column.codes[row]]
  return column.storage === 'text' ? column.at(row) : null
}

function isBoolean(values: Float64Array): boolean {
  for (let row = 0; row < values.length; row++)
    if (values[row] !== 0 && values[row] !== 1 && values[row] === values[row]) return false
  return true
}

function isTextType(type: ColumnType): boolean {
  return (
    type === 'category' || type === 'code' || type === 'text' || type === 'list' || type === 'url' || type === 'email'
  )
}

function numberType(type: ColumnType, values: Float64Array): ColumnType {
  if (type === 'quantity') return type
  for (let row = 0; row < values.length; row++)
    if (values[row] === values[row] && Math.floor(values[row]) !== values[row]) return 'number'
  return 'integer'
}
