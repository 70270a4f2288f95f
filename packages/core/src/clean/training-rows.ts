import type { Dataset } from '../table/dataset.ts'
import { applyEdits } from './apply-edits.ts'
import { bindRows } from './bind-rows.ts'
import type { CleaningPlan } from './plan.ts'
import { dropsRows, replaySteps } from './replay-plan.ts'

/**
 * The rows to train on: those given, less what the fitted plan's row steps drop, less rows without target.
 * Rows to be predicted are never dropped, so this is for training rows alone.
 */
export function trainingRows(dataset: Dataset, fittedPlan: CleaningPlan, rows: Int32Array): Int32Array {
  const plan = bindRows(dataset, fittedPlan)
  const edited = applyEdits(dataset, plan)
  const kept = dropsRows(plan) ? replaySteps(edited, plan, rows).rows : rows
  if (fittedPlan.target === null) return kept
  const { missing } = edited.column(fittedPlan.target)
  return kept.filter((row) => missing[row] === 0)
}
