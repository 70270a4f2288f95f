import { columnSetOf } from '../features/column-set-of.ts'
import { dateText } from '../profile/date-text.ts'
import { sampleRows } from '../util/sample-rows.ts'
import type { Column } from '../table/column.ts'
import type { Dataset } from '../table/dataset.ts'
import { applyOperations } from '../transforms/apply.ts'
import type { ColumnData } from '../transforms/column-data.ts'
import { columnsRead, columnsWritten } from '../transforms/dependencies.ts'
import type { ColumnOperation } from '../transforms/operation.ts'
import type { JsonObject } from '../util/json.ts'
import type { CleaningAction, FitData } from './action.ts'
import { allRows } from './fit-plan.ts'
import { findAction } from './find-action.ts'
import type { CleaningStep, StepPreview } from './plan.ts'
import { operationsOf } from './replay-plan.ts'
import { typesOf } from './types-after.ts'

const shown = 10
/** Beyond this many rows the counts are extrapolated from evenly spread ones. */
const mostRows = 200_000

/**
 * The step with what it would do to this dataset on its own: cells and rows affected, and some of them before and after.
 * What it learns for that is learned here and forgotten again: a preview does not fit the plan.
 */
export function preview(dataset: Dataset, step: CleaningStep, target: string | null = null): CleaningStep {
  const action = findAction(step.action)
  if (step.column !== null && !dataset.columns.some((column) => column.name === step.column)) return step
  if (action.edit !== undefined) return editPreview(dataset, step, action.edit(dataset, step))
  const reread = action.reread?.(dataset, step) ?? null
  if (reread !== null) return editPreview(dataset, step, reread)
  if (action.rows === 'drop') return rowsPreview(dataset, step, action, target)
  const rows = dataset.rowCount > mostRows ? sampleRows(dataset.rowCount, mostRows) : allRows(dataset)
  const fitted = fitNow(dataset, step, action, rows, target)
  const operations = fitted === null ? null : operationsOf(fitted)
  return operations === null || operations.length === 0 ? step : cellsPreview(dataset, step, operations, rows)
}

function fitNow(
  dataset: Dataset,
  step: CleaningStep,
  action: CleaningAction,
  rows: Int32Array,
  target: string | null,
): CleaningStep | null {
  const set = columnSetOf(dataset, rows, action.readsAll === true ? undefined : columnsOf(step, action))
  const learned = step.learned ?? action.fit?.({ set, rows, target, types: typesOf(dataset) }, step, {}) ?? {}
  if (learned instanceof Promise) return null
  return { ...step, learned: { ...(learned as JsonObject), kind: set.columns.get(step.column!)?.kind ?? null } }
}

function columnsOf(step: CleaningStep, action: CleaningAction): readonly string[] {
  const named = Object.entries(action.options).flatMap(([name, spec]) =>
    spec.type === 'column' ? [String(step.options[name])] : [],
  )
  return [...new Set([...(step.column === null ? [] : [step.column]), ...named])]
}

function cellsPreview(
  dataset: Dataset,
  step: CleaningStep,
  operations: readonly ColumnOperation[],
  rows: Int32Array,
): CleaningStep {
  const names = [...new Set(operations.flatMap(columnsRead))].filter((name) =>
    dataset.columns.some((column) => column.name === name),
  )
  const before = columnSetOf(dataset, rows, [...new Set([...names, step.column!])])
  const after = applyOperations(before, operations)
  const column = dataset.column(step.column!)
  const outcome = outcomeOf(before.columns.get(column.name)!, after.columns, operations, column)
  const changed: StepPreview[] = []
  let cells = 0
  for (let i = 0; i < rows.length; i++) {
    if (!outcome.changed(i)) continue
    cells++
    if (changed.length < shown)
      changed.push({ row: rows[i], before: cellText(column, rows[i]), after: outcome.text(i) })
  }
  const scaled = Math.floor((cells * dataset.rowCount) / Math.max(1, rows.length))
  return { ...step, affected: { cells: scaled, rows: scaled }, preview: changed }
}

interface Outcome {
  changed(index: number): boolean
  text(index: number): string | null
}

/** A column dropped, rewritten, or (the column itself stays) others made of it. */
function outcomeOf(
  before: ColumnData,
  after: ReadonlyMap<string, ColumnData>,
  operations: readonly ColumnOperation[],
  column: Column,
): Outcome {
  const now = after.get(column.name)
  const made = operations.flatMap(columnsWritten).filter((name) => name !== column.name && after.has(name))
  if (made.length > 0) {
    const columns = made.map((name) => after.get(name)!)
    return {
      changed: (i) => columns.some((data) => isSet(data, i)),
      text: (i) => columns.map((data) => dataText(data, i) ?? '').join(' | '),
    }
  }
  if (now === undefined) return { changed: (i) => dataText(before, i) !== null, text: () => null }
  const toDate = operations.some((operation) => operation.op === 'parseDate') || column.storage === 'date'
  const text = (i: number): string | null =>
    toDate && now.kind === 'number' ? dateOrNull(now.values[i]) : dataText(now, i)
  return { changed: (i) => (before.kind !== now.kind ? dataText(before, i) !== null : differ(before, now, i)), text }
}

function isSet(data: ColumnData, i: number): boolean {
  return data.kind === 'text' ? data.codes[i] >= 0 : data.values[i] === data.values[i] && data.values[i] !== 0
}

function differ(before: ColumnData, after: ColumnData, i: number): boolean {
  if (before.kind === 'number' && after.kind === 'number')
    return (
      before.values[i] !== after.values[i] &&
      (before.values[i] === before.values[i] || after.values[i] === after.values[i])
    )
  return dataText(before, i) !== dataText(after, i)
}

function dataText(data: ColumnData, i: number): string | null {
  if (data.kind === 'text') return data.codes[i] < 0 ? null : data.dictionary[data.codes[i]]
  return data.values[i] === data.values[i] ? String(data.values[i]) : null
}

function dateOrNull(time: number): string | null {
  return time === time ? dateText(time) : null
}

function cellText(column: Column, row: number): string | null {
  return column.missing[row] !== 0 && column.original(row) === '' ? null : column.original(row)
}

function rowsPreview(
  dataset: Dataset,
  step: CleaningStep,
  action: CleaningAction,
  target: string | null,
): CleaningStep {
  const rows = allRows(dataset)
  const wanted =
    action.readsAll === true
      ? undefined
      : [...columnsOf(step, action), ...(target === null || target === step.column ? [] : [target])]
  const data: FitData = { set: columnSetOf(dataset, rows, wanted), rows, target, types: typesOf(dataset) }
  const learned = step.learned ?? action.fit?.(data, step, {}) ?? {}
  if (learned instanceof Promise) return step
  const keep = action.keep!(data, { ...step, learned: learned as JsonObject })
  const dropped: StepPreview[] = []
  let count = 0
  for (let row = 0; row < keep.length; row++) {
    if (keep[row] !== 0) continue
    count++
    if (dropped.length < shown) dropped.push({ row, before: rowText(dataset, row), after: null, dropped: true })
  }
  return { ...step, affected: { cells: count * dataset.columns.length, rows: count }, preview: dropped }
}

function rowText(dataset: Dataset, row: number): string {
  const text = dataset.columns
    .slice(0, 8)
    .map((column) => column.original(row))
    .join(', ')
  return text.length > 120 ? `${text.slice(0, 119)}…` : text
}

function editPreview(dataset: Dataset, step: CleaningStep, column: Column | null): CleaningStep {
  if (column === null) return step
  const before = dataset.column(column.name)
  const changed: StepPreview[] = []
  let cells = 0
  for (let row = 0; row < column.length; row++) {
    if (column.missing[row] === before.missing[row] && column.original(row) === before.original(row)) continue
    cells++
    if (changed.length < shown) changed.push({ row, before: cellText(before, row), after: cellText(column, row) })
  }
  return { ...step, affected: { cells, rows: cells }, preview: changed }
}
