import type { Dataset, InputRow } from '../../node.ts'
import { UsageError } from '../usage-error.ts'

/** The row that an option names, counted from 1 as in the listings. */
export function rowOption(dataset: Dataset, name: string, value: unknown): number {
  const row = Number(value)
  if (Number.isInteger(row) && row >= 1 && row <= dataset.rowCount) return row - 1
  throw new UsageError(`--${name} ${String(value)}: choose a row from 1 to ${dataset.rowCount}`)
}

/** The texts of a row, missing cells as null. */
export function textsOfRow(dataset: Dataset, row: number): InputRow {
  return Object.fromEntries(
    dataset.columns.map((column) => [column.name, column.missing[row] === 1 ? null : column.original(row)]),
  )
}
