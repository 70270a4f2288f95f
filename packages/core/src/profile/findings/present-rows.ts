import type { Dataset } from '../../table/dataset.ts'
import { rowsWhere } from './rows-where.ts'

/** The first rows in which all these columns hold a value: enough to see what a finding about whole columns speaks of. */
export function presentRows(dataset: Dataset, ...names: readonly string[]): readonly number[] {
  const missing = names.map((name) => dataset.column(name).missing)
  return rowsWhere(dataset.rowCount, (row) => missing.every((flags) => flags[row] === 0), 3)
}
