import type { JsonObject, JsonValue } from '../util/json.ts'
import { findAction } from './find-action.ts'
import type { CleaningStep } from './plan.ts'
import { textOption } from './read-options.ts'

/** One line for people: what the step does, to which column, with which options, and what it says of what it learned. */
export function describeStep(step: CleaningStep): string {
  const { title } = findAction(step.action)
  const options = optionsText(step.options)
  const note = textOption(step.learned, 'note')
  return `${title}${step.column === null ? '' : ` "${step.column}"`}${options === '' ? '' : ` (${options})`}${note === null ? '' : `: ${note}`}`
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
