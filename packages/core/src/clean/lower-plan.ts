import type { ColumnOperation } from '../transforms/operation.ts'
import { CsvAnalyzerError } from '../util/error.ts'
import { isActive } from './step-status.ts'
import type { CleaningPlan, CleaningStep } from './plan.ts'
import { operationsOf } from './replay-plan.ts'

export interface LoweredPlan {
  readonly operations: readonly ColumnOperation[]
  /** Accepted steps that prediction does not replay: they drop rows, change cells of one file, or act on the target. */
  readonly notExportable: readonly CleaningStep[]
}

/**
 * The accepted steps of a fitted plan as column operations, in order.
 * @throws CsvAnalyzerError `plan-not-fitted` when a step has not learned from training rows yet
 */
export function lowerPlan(plan: CleaningPlan): LoweredPlan {
  const operations: ColumnOperation[] = []
  const notExportable: CleaningStep[] = []
  for (const step of plan.steps) {
    if (!isActive(step)) continue
    const lowered = loweredStep(step, plan.target)
    if (lowered === null) notExportable.push(step)
    else operations.push(...lowered)
  }
  return { operations, notExportable }
}

function loweredStep(step: CleaningStep, target: string | null): readonly ColumnOperation[] | null {
  if (step.learned === null)
    throw new CsvAnalyzerError(
      'plan-not-fitted',
      `the step "${step.id}" has not learned from training rows yet: call fitPlan first`,
      { step: step.id },
    )
  return target !== null && step.column === target ? null : operationsOf(step)
}
