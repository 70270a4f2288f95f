import type { Column } from '../../table/column.ts'
import { valueText } from '../value-text.ts'
import { rowsWhere } from './rows-where.ts'

/** The first rows whose value, written as in profiles, is (or, with `but`, is not) a text. */
export function rowsWithText(column: Column, text: string, which: 'is' | 'but' = 'is'): readonly number[] {
  const is = which === 'is'
  if (column.storage === 'category') {
    const code = column.dictionary.indexOf(text)
    return rowsWhere(column.length, (row) => column.missing[row] === 0 && (column.codes[row] === code) === is)
  }
  if (column.storage === 'text')
    return rowsWhere(column.length, (row) => column.missing[row] === 0 && (column.at(row) === text) === is)
  const write = valueText(column)
  const value = column.values.find((candidate, row) => column.missing[row] === 0 && write(candidate) === text)
  return rowsWhere(column.length, (row) => column.missing[row] === 0 && (column.values[row] === value) === is)
}
