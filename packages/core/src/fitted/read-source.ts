import { columnDataOf } from '../features/column-set-of.ts'
import type { Column, Storage } from '../table/column.ts'
import type { Dataset } from '../table/dataset.ts'
import type { ColumnData, ColumnSet } from '../transforms/column-data.ts'
import type { Finding } from '../util/finding.ts'
import { absentColumn, cellCheck, unknownColumn, type CellCheck } from './cell-findings.ts'
import { cellReader, type ReadCell } from './cell-reader.ts'
import type { FittedPipeline, InputColumn } from './fitted-pipeline.ts'
import type { InputRow } from './input-row.ts'

/** Rows to predict: plain objects, columns made before, or a loaded table. */
export type PredictSource = readonly InputRow[] | ColumnSet | Dataset

/** The input columns of a pipeline, whatever they came from, and what is wrong with the rows. */
export interface GuardedInput {
  readonly set: ColumnSet
  /** By row; rows without findings are absent. */
  readonly findings: ReadonlyMap<number, readonly Finding[]>
  readonly inDomain: Uint8Array
}

export function readSource(pipeline: FittedPipeline, source: PredictSource): GuardedInput {
  const rowCount = isRows(source) ? source.length : source.rowCount
  const guard = startGuard(rowCount)
  const columns = new Map(pipeline.inputs.map((input) => [input.name, readColumn(pipeline, input, source, guard)]))
  if (isRows(source)) reportUnknownColumns(pipeline, source, guard)
  return { set: { rowCount, columns }, findings: guard.findings, inDomain: guard.inDomain }
}

function isRows(source: PredictSource): source is readonly InputRow[] {
  return Array.isArray(source)
}

function isDataset(source: ColumnSet | Dataset): source is Dataset {
  return Array.isArray(source.columns)
}

interface Guard {
  readonly findings: Map<number, Finding[]>
  readonly inDomain: Uint8Array
  report(row: number, finding: Finding, inDomain: boolean): void
}

function startGuard(rowCount: number): Guard {
  const findings = new Map<number, Finding[]>()
  const inDomain = new Uint8Array(rowCount).fill(1)
  return {
    findings,
    inDomain,
    report(row, finding, staysInDomain) {
      const list = findings.get(row)
      if (list === undefined) findings.set(row, [finding])
      else list.push(finding)
      if (!staysInDomain) inDomain[row] = 0
    },
  }
}

function readColumn(pipeline: FittedPipeline, input: InputColumn, source: PredictSource, guard: Guard): ColumnData {
  const check = cellCheck(input, pipeline.operations)
  if (isRows(source)) return readRows(input, source, check, guard)
  if (!isDataset(source)) return guarded(source.columns.get(input.name) ?? absent(input, source.rowCount, guard), input, check, guard)
  const column = source.columns.find(({ name }) => name === input.name)
  if (column === undefined) return absent(input, source.rowCount, guard)
  return sameKind(column, input) ? guarded(columnDataOf(column), input, check, guard) : readTexts(input, column, check, guard)
}

const storageOf: { readonly [type in InputColumn['type']]: readonly Storage[] } = {
  integer: ['number'],
  number: ['number'],
  quantity: ['number'],
  boolean: ['boolean'],
  date: ['date'],
  datetime: ['date'],
  time: ['date'],
  category: ['category', 'text'],
  code: ['category', 'text'],
  text: ['category', 'text'],
  list: ['category', 'text'],
  url: ['category', 'text'],
  email: ['category', 'text'],
}

/** Whether the loader stored the column as in training: then its values are taken as they are, else its texts are read again. */
function sameKind(column: Column, input: InputColumn): boolean {
  return storageOf[input.type].includes(column.storage) && (column.type === 'time') === (input.type === 'time')
}

function readRows(input: InputColumn, rows: readonly InputRow[], check: CellCheck, guard: Guard): ColumnData {
  const read = cellReader(input)
  return collect(input, rows.length, (row) => {
    if (!Object.hasOwn(rows[row], input.name)) {
      guard.report(row, absentColumn(input), input.missingShare > 0)
      return null
    }
    const given = rows[row][input.name]
    return checked(read(given), () => String(given), row, check, guard)
  })
}

function readTexts(input: InputColumn, column: Column, check: CellCheck, guard: Guard): ColumnData {
  const read = cellReader(input)
  return collect(input, column.length, (row) => {
    const text = column.missing[row] === 1 ? null : column.original(row)
    return checked(read(text), () => String(text), row, check, guard)
  })
}

function checked(cell: ReadCell, given: () => string, row: number, check: CellCheck, guard: Guard): number | string | null {
  const finding = check(cell, given)
  if (finding !== null) guard.report(row, finding, false)
  return cell.value
}

function guarded(data: ColumnData, input: InputColumn, check: CellCheck, guard: Guard): ColumnData {
  const count = data.kind === 'number' ? data.values.length : data.codes.length
  const findingOfCode = new Map<number, Finding | null>()
  for (let row = 0; row < count; row++) {
    const finding = data.kind === 'number' ? checkNumber(data.values[row]) : checkCode(data.codes[row], data.dictionary)
    if (finding !== null) guard.report(row, finding, false)
  }
  return data

  function checkNumber(value: number): Finding | null {
    if (value === value && input.range !== null && value >= input.range[0] && value <= input.range[1]) return null
    return check({ value: value === value ? value : null, unparsable: false }, String)
  }

  function checkCode(code: number, dictionary: readonly string[]): Finding | null {
    const known = findingOfCode.get(code)
    if (known !== undefined) return known
    const finding = check({ value: code < 0 ? null : dictionary[code], unparsable: false }, String)
    findingOfCode.set(code, finding)
    return finding
  }
}

function absent(input: InputColumn, rowCount: number, guard: Guard): ColumnData {
  for (let row = 0; row < rowCount; row++) guard.report(row, absentColumn(input), input.missingShare > 0)
  return collect(input, rowCount, () => null)
}

function collect(input: InputColumn, rowCount: number, cell: (row: number) => number | string | null): ColumnData {
  if (input.kind === 'number') return { kind: 'number', values: Float64Array.from({ length: rowCount }, (_, row) => (cell(row) as number | null) ?? NaN) }
  const codeOf = new Map<string, number>()
  const dictionary: string[] = []
  const codes = Int32Array.from({ length: rowCount }, (_, row) => {
    const text = cell(row) as string | null
    if (text === null) return -1
    const known = codeOf.get(text)
    if (known !== undefined) return known
    codeOf.set(text, dictionary.length)
    return dictionary.push(text) - 1
  })
  return { kind: 'text', codes, dictionary }
}

/** Columns of rows that nobody reads: the target and columns of the training table that the model does without are expected. */
function reportUnknownColumns(pipeline: FittedPipeline, rows: readonly InputRow[], guard: Guard): void {
  const known = pipeline.inputs.map((input) => input.name)
  const expected = new Set([...known, pipeline.target])
  rows.forEach((row, i) => {
    for (const name of Object.keys(row)) if (!expected.has(name)) guard.report(i, unknownColumn(name, known), true)
  })
}
