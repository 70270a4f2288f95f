import { CsvAnalyzerError } from '../util/error.ts'
import type { JsonObject } from '../util/json.ts'
import { findAction } from './find-action.ts'
import { checkOptions } from './option-spec.ts'
import type { CleaningPlan, CleaningStep } from './plan.ts'

/** Whether a step takes part: it is suggested or accepted. Rejected and undone ones stay in the plan and are skipped. */
export function isActive(step: CleaningStep): boolean {
  return step.status === 'suggested' || step.status === 'accepted'
}

/** The plan with every suggested step marked as accepted by a person; rejected and undone ones stay so. */
export function acceptAll(plan: CleaningPlan): CleaningPlan {
  return {
    ...plan,
    steps: plan.steps.map((step) => (step.status === 'suggested' ? { ...step, status: 'accepted' } : step)),
  }
}

/** @throws CsvAnalyzerError `unknown-step` */
export function setStatus(plan: CleaningPlan, id: string, status: CleaningStep['status']): CleaningPlan {
  return replaceStep(plan, id, (step) => ({ ...step, status }))
}

/** The step with other options: what was learned and shown for the old ones is forgotten. @throws CsvAnalyzerError `unknown-step` or `invalid-option` */
export function editStep(plan: CleaningPlan, id: string, options: JsonObject): CleaningPlan {
  return replaceStep(plan, id, (step) => ({
    ...step,
    options: checkOptions(step.action, findAction(step.action).options, options),
    learned: null,
    preview: [],
  }))
}

function replaceStep(plan: CleaningPlan, id: string, change: (step: CleaningStep) => CleaningStep): CleaningPlan {
  if (!plan.steps.some((step) => step.id === id)) {
    throw new CsvAnalyzerError(
      'unknown-step',
      `unknown step "${id}"; the plan has: ${plan.steps.map((step) => step.id).join(', ') || 'no steps'}`,
      { id },
    )
  }
  return { ...plan, steps: plan.steps.map((step) => (step.id === id ? change(step) : step)) }
}
