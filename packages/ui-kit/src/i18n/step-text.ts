import type { CleaningStep } from '../core-types.ts'
import type { Locale } from './locale.ts'

/** The verb phrase of a cleaning step: from its action where we have words, else from the action's own name. */
export function stepText(step: CleaningStep, { words }: Locale): string {
  const column = step.column ?? words.plan.wholeTable
  return words.actions[step.action]?.(column, step.options) ?? `${spaced(step.action)}: ${column}`
}

function spaced(name: string): string {
  const text = name
    .replace(/[-_]/g, ' ')
    .replace(/([a-z])([A-Z])/g, (_, before: string, after: string) => `${before} ${after.toLowerCase()}`)
  return text.charAt(0).toUpperCase() + text.slice(1)
}
