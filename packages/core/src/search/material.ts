import { applyEdits } from '../clean/apply-edits.ts'
import { bindRows } from '../clean/bind-rows.ts'
import { clean } from '../clean/clean.ts'
import type { CleaningPlan } from '../clean/plan.ts'
import { isActive } from '../clean/step-status.ts'
import type { Column } from '../table/column.ts'
import type { Dataset } from '../table/dataset.ts'
import { CsvAnalyzerError } from '../util/error.ts'
import type { RunOptions } from '../util/run-options.ts'
import type { FitSettings } from './search-settings.ts'

/**
 * The dataset with the cells that were changed by hand, and with the target as the plan leaves it: labels that were merged
 * or numbers that were parsed must be so before folds are drawn. Everything else is cleaned inside the folds.
 */
export async function withCleanTarget(
  dataset: Dataset,
  plan: CleaningPlan,
  target: string,
  run: RunOptions,
): Promise<Dataset> {
  dataset.column(target)
  const steps = plan.steps.filter((step) => isActive(step) && step.column === target)
  const edited = applyEdits(dataset, bindRows(dataset, plan))
  return steps.length === 0 ? edited : clean(edited, { ...plan, target: null, steps }, run)
}

/** The columns that a model may see: not the target, the weight, the group, nor those dropped. */
export function featureColumns(dataset: Dataset, { target, weight, drop = [], split }: FitSettings): readonly Column[] {
  drop.forEach((name) => dataset.column(name))
  const group = typeof split === 'object' && 'group' in split ? split.group : undefined
  const hidden = new Set([target, weight, group, ...drop])
  const columns = dataset.columns.filter((column) => !hidden.has(column.name))
  if (columns.length === 0)
    throw new CsvAnalyzerError('no-features', `no column is left to predict "${target}" from`, { target })
  return columns
}

/** The weight of each row. @throws CsvAnalyzerError `unsuitable-weight` */
export function rowWeights(dataset: Dataset, name: string | undefined): Float64Array | null {
  if (name === undefined) return null
  const column = dataset.column(name)
  if (column.storage !== 'number')
    throw new CsvAnalyzerError(
      'unsuitable-weight',
      `the weight column "${name}" holds ${column.type} values, not numbers`,
      { column: name },
    )
  const bad = column.values.findIndex((value, row) => column.missing[row] === 1 || !(value >= 0 && value < Infinity))
  if (bad >= 0)
    throw new CsvAnalyzerError(
      'unsuitable-weight',
      `the weight in row ${bad + 1} of "${name}" is ${column.original(bad) || 'missing'}; every row needs a number ≥ 0`,
      { column: name, row: bad },
    )
  return column.values
}
