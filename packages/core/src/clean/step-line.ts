import type { JsonObject, JsonValue } from '../util/json.ts'
import type { CleaningStep } from './plan.ts'
import { textOption } from './read-options.ts'

/** What a step does, in words that are given, with its options and what it says of what it learned. */
export function stepLine(step: CleaningStep, what: string): string {
  const options = optionsText(step.options)
  const note = textOption(step.learned, 'note')
  return `${what}${options === '' ? '' : ` (${options})`}${note === null ? '' : `: ${note}`}`
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
