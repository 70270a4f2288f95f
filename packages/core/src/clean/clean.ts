import type { Column } from '../table/column.ts'
import type { Dataset } from '../table/dataset.ts'
import { takeRows } from '../table/take-rows.ts'
import { datasetFromColumns } from '../table/make-dataset.ts'
import { columnSetOf } from '../features/column-set-of.ts'
import { applyOperations } from '../transforms/apply.ts'
import { columnsRead, columnsWritten } from '../transforms/dependencies.ts'
import type { ColumnOperation } from '../transforms/operation.ts'
import type { RunOptions } from '../util/run-options.ts'
import { applyEdits } from './apply-edits.ts'
import { bindRows } from './bind-rows.ts'
import { columnOfData } from './column-of-data.ts'
import { allRows } from './fit-plan.ts'
import type { CleaningPlan } from './plan.ts'
import { dropsRows, fitSteps, operationsOf, replaySteps } from './replay-plan.ts'
import { isActive } from './step-status.ts'
import { typesAfter, typesOf } from './types-after.ts'

/**
 * A new dataset with the accepted steps done; the old one is untouched and shares the arrays of columns that no step touches.
 * A step that has not learned yet learns from all rows. Column values are those that prediction makes of the same cells,
 * because both run the same operations; only rows dropped and cells changed by hand are of this file alone.
 */
export async function clean(dataset: Dataset, plan: CleaningPlan, run: RunOptions = {}): Promise<Dataset> {
  const bound = bindRows(dataset, plan)
  const edited = applyEdits(dataset, bound)
  const fitted = isFitted(bound) ? null : await fitSteps(edited, bound, allRows(edited), run)
  return cleanFitted(edited, fitted?.plan ?? bound)
}

function isFitted(plan: CleaningPlan): boolean {
  return plan.steps.every((step) => !isActive(step) || step.learned !== null)
}

function cleanFitted(dataset: Dataset, plan: CleaningPlan): Dataset {
  const operations = plan.steps.filter(isActive).flatMap((step) => operationsOf(step) ?? [])
  const cleaned = operations.length === 0 ? dataset : withOperations(dataset, operations)
  if (!dropsRows(plan)) return cleaned
  const { rows } = replaySteps(dataset, plan, allRows(dataset))
  return rows.length === dataset.rowCount ? cleaned : takeRows(cleaned, rows)
}

function withOperations(dataset: Dataset, operations: readonly ColumnOperation[]): Dataset {
  const names = new Set(dataset.columns.map((column) => column.name))
  const read = [...new Set(operations.flatMap(columnsRead))].filter((name) => names.has(name))
  const { columns } = applyOperations(columnSetOf(dataset, undefined, read), operations)
  const types = typesAfter(typesOf(dataset), operations)
  const dropped = new Set(operations.flatMap((operation) => (operation.op === 'drop' ? operation.columns : [])))
  const written = new Set(operations.flatMap(columnsWritten))
  const made = (name: string, before?: Column): Column =>
    columnOfData(name, columns.get(name)!, types.get(name), before)
  const kept = dataset.columns.filter((column) => columns.has(column.name) || !dropped.has(column.name))
  const old = kept.map((column) => (written.has(column.name) ? made(column.name, column) : column))
  const added = [...columns.keys()].filter((name) => !names.has(name)).map((name) => made(name))
  return datasetFromColumns([...old, ...added], dataset.rowCount, dataset.source, dataset.findings)
}
