import type { ColumnData, ColumnSet } from '../transforms/column-data.ts'
import { numberColumn, textColumn } from '../transforms/make-column.ts'
import type { Finding } from '../util/finding.ts'
import { absentColumn, type CellCheck } from './cell-findings.ts'
import type { InputColumn } from './fitted-pipeline.ts'

/** The input columns of a pipeline, whatever they came from, and what is wrong with the rows. */
export interface GuardedInput {
  readonly set: ColumnSet
  /** By row; rows without findings are absent. */
  readonly findings: ReadonlyMap<number, readonly Finding[]>
  /** 0 where a finding takes the row out of what training saw. */
  readonly inDomain: Uint8Array
}

/** Collects findings while the columns are read. */
export interface Guard {
  readonly findings: Map<number, Finding[]>
  readonly inDomain: Uint8Array
}

export function startGuard(rowCount: number): Guard {
  return { findings: new Map(), inDomain: new Uint8Array(rowCount).fill(1) }
}

export function report({ findings, inDomain }: Guard, row: number, finding: Finding, leavesDomain: boolean): void {
  const list = findings.get(row)
  if (list === undefined) findings.set(row, [finding])
  else list.push(finding)
  if (leavesDomain) inDomain[row] = 0
}

/** The column made of one cell a row. */
export function collectCells(
  { kind }: InputColumn,
  rowCount: number,
  cell: (row: number) => number | string | null,
): ColumnData {
  return kind === 'number'
    ? numberColumn(rowCount, (row) => (cell(row) as number | null) ?? NaN)
    : textColumn(rowCount, (row) => cell(row) as string | null)
}

/** Checks a column whose values need no reading. */
export function guardColumn(data: ColumnData, { range }: InputColumn, check: CellCheck, guard: Guard): ColumnData {
  const checkValue = (value: number | string | null) => check({ value, unparsable: false }, String)
  const number = (value: number) =>
    range !== null && value >= range[0] && value <= range[1] ? null : checkValue(value === value ? value : null)
  const memo = new Map<number, Finding | null>()
  const text = (code: number, dictionary: readonly string[]) => {
    let finding = memo.get(code)
    if (finding === undefined) memo.set(code, (finding = checkValue(code < 0 ? null : dictionary[code])))
    return finding
  }
  for (let row = 0; row < guard.inDomain.length; row++) {
    const finding = data.kind === 'number' ? number(data.values[row]) : text(data.codes[row], data.dictionary)
    if (finding !== null) report(guard, row, finding, true)
  }
  return data
}

/** A column that the source lacks: missing everywhere. */
export function absentData(input: InputColumn, rowCount: number, guard: Guard): ColumnData {
  const finding = absentColumn(input)
  for (let row = 0; row < rowCount; row++) report(guard, row, finding, input.missingShare === 0)
  return collectCells(input, rowCount, () => null)
}
