import type { ColumnData, ColumnSet } from '../transforms/column-data.ts'

/** The given rows of a column set, in that order. */
export function pickRows(set: ColumnSet, rows: Int32Array): ColumnSet {
  return {
    rowCount: rows.length,
    columns: new Map([...set.columns].map(([name, data]) => [name, pickData(data, rows)])),
  }
}

function pickData(data: ColumnData, rows: Int32Array): ColumnData {
  if (data.kind === 'text') return { ...data, codes: Int32Array.from(rows, (row) => data.codes[row]) }
  return { kind: 'number', values: Float64Array.from(rows, (row) => data.values[row]) }
}
