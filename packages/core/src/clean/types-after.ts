import type { ColumnType } from '../table/column.ts'
import type { Dataset } from '../table/dataset.ts'
import { columnsWritten } from '../transforms/dependencies.ts'
import type { ColumnOperation } from '../transforms/operation.ts'
import { columnTypeAfter } from './column-type-after.ts'

export type ColumnTypes = ReadonlyMap<string, ColumnType>

export function typesOf(dataset: Dataset): ColumnTypes {
  return new Map(dataset.columns.map((column) => [column.name, column.type]))
}

/** The types of columns after operations; what is dropped keeps the one that it had. */
export function typesAfter(before: ColumnTypes, operations: readonly ColumnOperation[]): ColumnTypes {
  if (operations.length === 0) return before
  const types = new Map(before)
  for (const operation of operations) {
    if (operation.op === 'keep' || operation.op === 'drop') continue
    const type = columnTypeAfter(operation, types.get(operation.from) ?? 'text')
    for (const name of columnsWritten(operation)) types.set(name, type)
  }
  return types
}
