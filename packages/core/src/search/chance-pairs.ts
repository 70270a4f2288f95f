import { columnDataOf } from '../features/column-set-of.ts'
import type { Column } from '../table/column.ts'

/** Pairs of equal rows to be expected if the columns were independent: n²/2 · Π Σ share². Few coarse columns repeat by themselves. */
export function chancePairs(columns: readonly Column[], rowCount: number): number {
  let pairs = (rowCount * rowCount) / 2
  for (const column of columns) {
    pairs *= collisionShare(column, rowCount)
    if (pairs < 1e-6) return pairs
  }
  return pairs
}

/** The chance that two rows drawn at random hold the same value. */
function collisionShare(column: Column, rowCount: number): number {
  const data = columnDataOf(column)
  const counts = new Map<number, number>()
  const values = data.kind === 'number' ? data.values : data.codes
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  let sum = 0
  for (const count of counts.values()) sum += (count / rowCount) * (count / rowCount)
  return sum
}
