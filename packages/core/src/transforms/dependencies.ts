import type { ColumnOperation } from './operation.ts'

/** Names of the columns that an operation reads. */
export function columnsRead(operation: ColumnOperation): readonly string[] {
  if (!('from' in operation)) return []
  return 'by' in operation ? [operation.from, operation.by] : [operation.from]
}

/** Names of the columns that an operation writes. */
export function columnsWritten(operation: ColumnOperation): readonly string[] {
  if (!('to' in operation)) return []
  return operation.op === 'tokens'
    ? Array.from({ length: operation.columns }, (_, i) => `${operation.to}#${i}`)
    : [operation.to]
}

export interface PrunedOperations {
  readonly operations: readonly ColumnOperation[]
  /** Columns that must be there before the first operation. */
  readonly inputs: readonly string[]
}

/**
 * The operations without those whose columns nobody reads, and the columns that the rest needs from outside.
 * `keep` and `drop` fall away: what is needed is named by `outputs`.
 */
export function pruneOperations(operations: readonly ColumnOperation[], outputs: readonly string[]): PrunedOperations {
  const needed = new Set(outputs)
  const kept: ColumnOperation[] = []
  for (const operation of [...operations].reverse()) {
    const written = columnsWritten(operation)
    if (!written.some((name) => needed.has(name))) continue
    written.forEach((name) => needed.delete(name))
    columnsRead(operation).forEach((name) => needed.add(name))
    kept.push(operation)
  }
  return { operations: kept.reverse(), inputs: [...needed] }
}
