import { invalid } from '../util/error.ts'
import type { JsonObject, JsonValue } from '../util/json.ts'

/** An option of a cleaning action as data: validation, forms and docs read it. */
export interface OptionSpec {
  readonly type:
    'number' | 'text' | 'choice' | 'flag' | 'column' | 'rows' | 'texts' | 'values' | 'map' | 'number-or-text'
  /** Null: it may be left out, and is then learned or has no effect. Undefined: it must be given. */
  readonly default?: JsonValue
  readonly choices?: readonly string[]
  readonly min?: number
  readonly max?: number
  /** One line: what it does. */
  readonly doc: string
}

export type OptionSpecs = { readonly [name: string]: OptionSpec }

/**
 * The options with defaults filled in.
 * @throws CsvAnalyzerError `invalid-option` for an unknown name, a missing one or a value of the wrong kind
 */
export function checkOptions(action: string, specs: OptionSpecs, options: JsonObject): JsonObject {
  for (const name of Object.keys(options))
    if (specs[name] === undefined)
      throw invalid(`${action}.${name}`, options[name], `only ${Object.keys(specs).join(', ') || 'no options'}`)
  const checked: Record<string, JsonValue> = {}
  for (const [name, spec] of Object.entries(specs)) {
    const value = options[name] ?? spec.default
    if (value === undefined) throw invalid(`${action}.${name}`, undefined, spec.doc)
    if (value !== null && !fits(spec, value)) throw invalid(`${action}.${name}`, JSON.stringify(value), describe(spec))
    if (value === null && spec.default === undefined) throw invalid(`${action}.${name}`, null, describe(spec))
    checked[name] = value
  }
  return checked
}

function fits(spec: OptionSpec, value: JsonValue): boolean {
  switch (spec.type) {
    case 'number':
      return typeof value === 'number' && value >= (spec.min ?? -Infinity) && value <= (spec.max ?? Infinity)
    case 'text':
    case 'column':
      return typeof value === 'string'
    case 'choice':
      return typeof value === 'string' && spec.choices!.includes(value)
    case 'flag':
      return typeof value === 'boolean'
    case 'number-or-text':
      return typeof value === 'number' || typeof value === 'string'
    case 'rows':
      return isList(value) && value.every((row) => typeof row === 'number' && Number.isInteger(row) && row >= 0)
    case 'texts':
      return isList(value) && value.every((text) => typeof text === 'string')
    case 'values':
      return isList(value) && value.every((entry) => typeof entry === 'string' || typeof entry === 'number')
    case 'map':
      return typeof value === 'object' && value !== null && !isList(value)
  }
}

function isList(value: JsonValue): value is readonly JsonValue[] {
  return Array.isArray(value)
}

function describe(spec: OptionSpec): string {
  if (spec.choices !== undefined) return spec.choices.join(', ')
  if (spec.type === 'number') return `a number from ${spec.min ?? '−∞'} to ${spec.max ?? '∞'}`
  return {
    text: 'a text',
    column: 'the name of a column',
    flag: 'true or false',
    rows: 'row indices ≥ 0',
    texts: 'a list of texts',
    values: 'a list of texts or numbers',
    map: 'an object',
    'number-or-text': 'a number or a text',
    choice: '',
  }[spec.type]
}
