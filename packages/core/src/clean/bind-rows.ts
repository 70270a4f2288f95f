import type { Column } from '../table/column.ts'
import type { Dataset } from '../table/dataset.ts'
import type { JsonObject } from '../util/json.ts'
import { findAction } from './find-action.ts'
import type { CleaningPlan, CleaningStep } from './plan.ts'
import { rowsOption } from './read-options.ts'
import { isActive } from './step-status.ts'

/**
 * A fitted step that names rows (a cell by hand, rows deleted) keeps a mark of each of them, made of what stands in the row,
 * so that on another file it is not done to a row that merely has the same number.
 */
export function withRowMarks(dataset: Dataset, plan: CleaningPlan): CleaningPlan {
  const columns = markedColumns(dataset, plan)
  const steps = plan.steps.map((step): CleaningStep => {
    const rows = isActive(step) ? rowsNamed(step) : null
    if (rows === null) return step
    const marks = Object.fromEntries(
      rows.filter((row) => row < dataset.rowCount).map((row) => [`${row}`, markOf(columns, row)]),
    )
    return { ...step, learned: { ...step.learned, marks } }
  })
  return { ...plan, steps }
}

/** The plan for this dataset: rows that are not those of the marks are left alone. Steps without marks stay as they are. */
export function bindRows(dataset: Dataset, plan: CleaningPlan): CleaningPlan {
  if (!plan.steps.some((step) => marksOf(step) !== null)) return plan
  const columns = markedColumns(dataset, plan)
  const isHere = (marks: JsonObject, row: number): boolean =>
    row < dataset.rowCount && marks[`${row}`] === markOf(columns, row)
  return {
    ...plan,
    steps: plan.steps.map((step) => {
      const marks = marksOf(step)
      if (marks === null || !isActive(step)) return step
      const rows = rowsNamed(step)!.filter((row) => isHere(marks, row))
      if (typeof step.options['row'] !== 'number') return { ...step, options: { ...step.options, rows } }
      return rows.length > 0 ? step : { ...step, status: 'undone' }
    }),
  }
}

function rowsNamed({ action, options }: CleaningStep): readonly number[] | null {
  const { options: specs } = findAction(action)
  if (specs['row'] !== undefined) return typeof options['row'] === 'number' ? [options['row']] : []
  return specs['rows']?.type === 'rows' ? rowsOption(options, 'rows') : null
}

function marksOf({ learned }: CleaningStep): JsonObject | null {
  const marks = learned?.['marks']
  return typeof marks === 'object' && marks !== null && !Array.isArray(marks) ? (marks as JsonObject) : null
}

/** Columns that no edit of the plan changes, without the target, which the search may have cleaned already. */
function markedColumns(dataset: Dataset, plan: CleaningPlan): readonly Column[] {
  const edited = new Set(
    plan.steps.filter((step) => findAction(step.action).edit !== undefined).map((step) => step.column),
  )
  return dataset.columns.filter(({ name }) => name !== plan.target && !edited.has(name))
}

/** FNV-1a over the cells of a row as they stand in the file. */
function markOf(columns: readonly Column[], row: number): number {
  let hash = 0x811c9dc5
  for (const column of columns) {
    const text = `${column.name}\u0000${column.original(row)}\u0000`
    for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
  }
  return hash >>> 0
}
