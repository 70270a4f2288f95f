import type { ColumnOperation } from '../../transforms/operation.ts'
import type { CleaningAction } from '../action.ts'
import { columnOf } from '../action.ts'
import { textOption } from '../read-options.ts'
import { keepAsCode } from './keep-as-code.ts'
import { parseBoolean } from './parse-boolean.ts'
import { checkOptions } from '../option-spec.ts'

const isoFormats = ['YYYY-MM-DD', 'YYYY-MM-DD HH:mm:ss', 'YYYY-MM-DDTHH:mm:ss', 'YYYY-MM-DDTHH:mm:ssZ']

export const cast: CleaningAction = {
  name: 'cast',
  title: 'Make it another type',
  doc: 'Reads the column as numbers, texts, yes and no, or dates in the usual notation; what does not fit becomes missing. For other notations there are the actions that read one format.',
  on: 'column',
  rows: 'keep',
  options: {
    to: { type: 'choice', choices: ['number', 'text', 'boolean', 'date'], doc: 'the type that the column becomes' },
  },
  lower: (step, kind) => {
    const column = columnOf(step)
    switch (textOption(step.options, 'to')) {
      case 'text':
        return keepAsCode.lower(step, kind)
      case 'boolean':
        return kind === 'number' ? [] : asBoolean(column)
      case 'date':
        return kind === 'number' ? [] : [{ op: 'parseDate', from: column, to: column, formats: isoFormats }]
      default:
        return kind === 'number'
          ? []
          : [{ op: 'parseNumber', from: column, to: column, format: { decimal: '.', thousands: ',' } }]
    }
  },
}

function asBoolean(column: string): readonly ColumnOperation[] {
  const { true: yes, false: no } = checkOptions('parseBoolean', parseBoolean.options, {})
  const entries = [
    ...(yes as readonly string[]).map((word) => [word, 1] as const),
    ...(no as readonly string[]).map((word) => [word, 0] as const),
  ]
  return [{ op: 'lookUp', from: column, to: column, table: Object.fromEntries(entries), other: null, missing: null }]
}
