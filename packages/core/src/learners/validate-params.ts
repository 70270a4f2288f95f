import { CsvAnalyzerError, invalid } from '../util/error.ts'
import type { Learner } from './learner.ts'
import type { ParamSpec } from './param-spec.ts'

/** All hyper-parameters of a learner: those given, checked against their declaration, and the defaults of the rest. */
export function validateParams<P extends object>(
  learner: Learner<P>,
  params: Readonly<Record<string, unknown>> | Readonly<Partial<P>> = {},
): P {
  if (typeof params !== 'object' || params === null)
    throw invalid(`parameters of ${learner.name}`, params, 'an object of names and values')
  const given = params as Readonly<Record<string, unknown>>
  const specs = learner.params as Readonly<Record<string, ParamSpec>>
  for (const name of Object.keys(given))
    if (!Object.hasOwn(specs, name)) throw unknownParam(learner.name, name, Object.keys(specs))
  const entries = Object.entries(specs).map(([name, spec]) => {
    const value = given[name] ?? spec.default
    checkParam(`${learner.name}.${name}`, value, spec)
    return [name, value] as const
  })
  return Object.fromEntries(entries) as P
}

function checkParam(name: string, value: unknown, spec: ParamSpec): void {
  if (!fits(value, spec)) throw invalid(name, value, describeRange(spec))
}

function fits(value: unknown, spec: ParamSpec): boolean {
  switch (spec.type) {
    case 'integer':
      return Number.isInteger(value) && isBetween(value as number, spec.min, spec.max)
    case 'number':
      return typeof value === 'number' && isBetween(value, spec.min, spec.max)
    case 'choice':
      return spec.choices.includes(value)
    case 'flag':
      return typeof value === 'boolean'
    case 'list':
      return spec.check(value)
  }
}

function isBetween(value: number, low: number, high: number): boolean {
  return value >= low && value <= high
}

/** The allowed values of a parameter in words. */
export function describeRange(spec: ParamSpec): string {
  switch (spec.type) {
    case 'integer':
      return `whole numbers ${spec.min} … ${spec.max}`
    case 'number':
      return `${spec.min} … ${spec.max}`
    case 'choice':
      return spec.choices.map((choice) => JSON.stringify(choice)).join(', ')
    case 'flag':
      return 'true or false'
    case 'list':
      return spec.doc
  }
}

function unknownParam(learner: string, name: string, known: readonly string[]): CsvAnalyzerError {
  const list = known.length > 0 ? `it takes ${known.join(', ')}` : 'it takes none'
  return new CsvAnalyzerError('invalid-option', `unknown parameter "${name}" of ${learner}; ${list}`, {
    option: `${learner}.${name}`,
  })
}
