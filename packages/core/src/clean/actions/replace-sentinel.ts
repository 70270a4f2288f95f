import type { CleaningAction } from '../action.ts'
import { columnOf, findingOf } from '../action.ts'
import { valuesOption } from '../read-options.ts'
import type { JsonValue } from '../../util/json.ts'

const codes = ['disguised-missing', 'placeholder-date']

export const replaceSentinel: CleaningAction = {
  name: 'replaceSentinel',
  title: 'Placeholders are missing',
  doc: 'Turns values that only stand for "unknown" (-999, 1900-01-01, "n/a") into missing cells.',
  on: 'column',
  rows: 'keep',
  options: { values: { type: 'values', doc: 'the placeholders: texts, or numbers (dates in epoch milliseconds)' } },
  suggest: (context) => {
    const finding = codes.map((code) => findingOf(context, code)).find((entry) => entry !== null) ?? null
    const values = finding?.evidence['values']
    if (finding === null || !Array.isArray(values)) return null
    return {
      options: { values: values as JsonValue },
      reason: `${finding.message} As a value it would mislead; as a missing cell it is honest.`,
      finding: finding.code,
    }
  },
  lower: (step, kind) => {
    const wanted = valuesOption(step.options, 'values')
    const values = kind === 'text' ? wanted.map(String) : wanted.map(Number).filter((value) => value === value)
    return values.length === 0 ? [] : [{ op: 'missingIf', from: columnOf(step), to: columnOf(step), values }]
  },
}
