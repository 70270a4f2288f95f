import { applyCalibration } from '../models/apply-calibration.ts'
import { predictRow } from '../models/predict-row.ts'
import { bindOperation } from '../transforms/bind-operation.ts'
import type { ColumnOperation } from '../transforms/operation.ts'
import type { Finding } from '../util/finding.ts'
import { absentColumn, cellCheck, unknownColumn } from './cell-findings.ts'
import { cellReader } from './cell-reader.ts'
import type { FittedPipeline, InputColumn } from './fitted-pipeline.ts'
import type { InputRow } from './input-row.ts'
import { targetValue } from './target-value.ts'

/** What one row gives: its response in the unit of the target, and what is wrong with it. */
export interface PredictedValues {
  readonly values: Float64Array
  readonly findings: readonly Finding[]
  readonly inDomain: boolean
}

/** Cells of one row by column: a number (NaN is missing) or a text (null is missing). */
type Cells = Map<string, number | string | null>

/** A pipeline as a function of single rows: every operation by its value form. Gives the bits of the column form. */
export function rowPredictor(pipeline: FittedPipeline): (row: InputRow) => PredictedValues {
  const { inputs, features, model, calibration, targetTransform, task, operations, target } = pipeline
  const readers = inputs.map((input) => inputReader(input, operations))
  const steps = operations.map(cellStep)
  const known = inputs.map(({ name }) => name)
  const expected = new Set([...known, target])
  return (row) => {
    const cells: Cells = new Map()
    const findings: Finding[] = []
    let inDomain = true
    for (const read of readers) if (read(row, cells, findings)) inDomain = false
    for (const name of Object.keys(row)) if (!expected.has(name)) findings.push(unknownColumn(name, known))
    for (const step of steps) step(cells)
    const x = Float64Array.from(features, ({ name }) => cells.get(name) as number)
    const response = predictRow(model, x)
    const { values } = applyCalibration({ task, rowCount: 1, width: response.length, values: response }, calibration)
    return { values: values.map((value) => targetValue(targetTransform, value)), findings, inDomain }
  }
}

/** Reads the cell of one input; true where it takes the row out of the domain. */
function inputReader(
  input: InputColumn,
  operations: readonly ColumnOperation[],
): (row: InputRow, cells: Cells, findings: Finding[]) => boolean {
  const { name, kind, missingShare } = input
  const read = cellReader(input)
  const check = cellCheck(input, operations)
  return (row, cells, findings) => {
    const isThere = Object.hasOwn(row, name)
    const given = isThere ? row[name] : null
    const cell = read(given)
    cells.set(name, cell.value ?? (kind === 'number' ? NaN : null))
    const finding = isThere ? check(cell, () => String(given)) : absentColumn(input)
    if (finding === null) return false
    findings.push(finding)
    return isThere || missingShare === 0
  }
}

/** One operation on the cells of a row. */
function cellStep(operation: ColumnOperation): (cells: Cells) => void {
  const { number, text, pair } = bindOperation(operation)
  if (!('from' in operation)) return () => {}
  const { from, to } = operation
  return (cells) => {
    const cell = cells.get(from)
    if ('by' in operation) {
      const map = pair?.numberByNumber ?? pair?.numberByText ?? pair?.textByText
      cells.set(to, map!(cell as never, cells.get(operation.by) as never))
      return
    }
    const map = typeof cell === 'number' ? number : text
    if (map?.toNumbers === undefined) cells.set(to, (map?.toNumber ?? map?.toText)!(cell as never))
    else map.toNumbers.value(cell as never).forEach((count, i) => cells.set(`${to}#${i}`, count))
  }
}
