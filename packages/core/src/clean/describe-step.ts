import type { JsonObject, JsonValue } from '../util/json.ts'
import { findAction } from './find-action.ts'
import type { CleaningStep } from './plan.ts'

/** One line for people: what the step does, to which column, with which options. */
export function describeStep(step: CleaningStep): string {
  const { title } = findAction(step.action)
  const options = optionsText(step.options)
  return `${title}${step.column === null ? '' : ` "${step.column}"`}${options === '' ? '' : ` (${options})`}`
}

function optionsText(options: JsonObject): string {
  return Object.entries(options)
    .filter(([, value]) => value !== null && !isEmpty(value))
    .map(([name, value]) => `${name}: ${valueText(value)}`)
    .join(', ')
}

function isEmpty(value: JsonValue): boolean {
  return typeof value === 'object' && value !== null && Object.keys(value).length === 0
}

function valueText(value: JsonValue): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value)
  return text.length > 80 ? `${text.slice(0, 79)}…` : text
}
