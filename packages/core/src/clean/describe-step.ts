import { findAction } from './find-action.ts'
import type { CleaningStep } from './plan.ts'
import { stepLine } from './step-line.ts'

/** One line for people: what the step does, to which column, with which options, and what it says of what it learned. */
export function describeStep(step: CleaningStep): string {
  const { title } = findAction(step.action)
  return stepLine(step, step.column === null ? title : `${title} "${step.column}"`)
}
