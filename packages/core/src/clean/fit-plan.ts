import type { Dataset } from '../table/dataset.ts'
import type { RunOptions } from '../util/run-options.ts'
import { applyEdits } from './apply-edits.ts'
import { withRowMarks } from './bind-rows.ts'
import type { CleaningPlan } from './plan.ts'
import { fitSteps } from './replay-plan.ts'
import { countUp } from '../util/count-up.ts'

export interface FitPlanOptions extends RunOptions {
  /** Training rows; all when absent. Nothing is learned from any other row. */
  readonly rows?: Int32Array
}

/** The plan with what each accepted step learned (a median, a map of categories) stored in `learned`; steps not accepted stay as they are. */
export async function fitPlan(
  dataset: Dataset,
  plan: CleaningPlan,
  options: FitPlanOptions = {},
): Promise<CleaningPlan> {
  const rows = options.rows ?? allRows(dataset)
  const fitted = await fitSteps(applyEdits(dataset, plan), plan, rows, options)
  return withRowMarks(dataset, fitted.plan)
}

export function allRows(dataset: Dataset): Int32Array {
  return countUp(dataset.rowCount)
}
