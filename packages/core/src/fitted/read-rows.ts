import type { ColumnData, ColumnSet } from '../transforms/column-data.ts'
import { absentColumn, cellCheck, unknownColumn } from './cell-findings.ts'
import { cellReader } from './cell-reader.ts'
import type { FittedPipeline, InputColumn } from './fitted-pipeline.ts'
import { absentData, collectCells, guardColumn, report, startGuard, type Guard, type GuardedInput } from './guard.ts'
import type { InputRow } from './input-row.ts'

/** Rows as plain objects, or columns made before. */
export type RowSource = readonly InputRow[] | ColumnSet

/** The input columns of a pipeline from rows or columns, with a finding for whatever training did not see. */
export function readRows(pipeline: FittedPipeline, source: RowSource): GuardedInput {
  const rows = Array.isArray(source) ? (source as readonly InputRow[]) : null
  const rowCount = rows === null ? (source as ColumnSet).rowCount : rows.length
  const guard = startGuard(rowCount)
  const columns = pipeline.inputs.map((input): [string, ColumnData] => {
    if (rows !== null) return [input.name, readCells(pipeline, input, rows, guard)]
    const data = (source as ColumnSet).columns.get(input.name)
    return [
      input.name,
      data === undefined
        ? absentData(input, rowCount, guard)
        : guardColumn(data, input, cellCheck(input, pipeline.operations), guard),
    ]
  })
  if (rows !== null) reportUnknownColumns(pipeline, rows, guard)
  return { set: { rowCount, columns: new Map(columns) }, ...guard }
}

function readCells(pipeline: FittedPipeline, input: InputColumn, rows: readonly InputRow[], guard: Guard): ColumnData {
  const read = cellReader(input)
  const check = cellCheck(input, pipeline.operations)
  return collectCells(input, rows.length, (row) => {
    if (!Object.hasOwn(rows[row], input.name)) {
      report(guard, row, absentColumn(input), input.missingShare === 0)
      return null
    }
    const given = rows[row][input.name]
    const cell = read(given)
    const finding = check(cell, () => String(given))
    if (finding !== null) report(guard, row, finding, true)
    return cell.value
  })
}

/** Columns that the pipeline does not read; the target may stand in the rows. */
function reportUnknownColumns({ inputs, target }: FittedPipeline, rows: readonly InputRow[], guard: Guard): void {
  const known = inputs.map(({ name }) => name)
  const expected = new Set([...known, target])
  rows.forEach((row, i) => {
    for (const name of Object.keys(row)) if (!expected.has(name)) report(guard, i, unknownColumn(name, known), false)
  })
}
