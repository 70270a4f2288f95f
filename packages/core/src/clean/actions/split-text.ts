import type { CleaningAction } from '../action.ts'
import { columnOf } from '../action.ts'
import { numberOption, textOption } from '../read-options.ts'

export const splitText: CleaningAction = {
  name: 'splitText',
  title: 'Split into columns',
  doc: 'Adds one column for each part of a text such as "Bern, BE, 3011"; missing where there are fewer parts. The text itself stays.',
  on: 'column',
  rows: 'keep',
  options: {
    separator: { type: 'text', doc: 'the text between two parts' },
    parts: { type: 'number', default: 2, min: 1, max: 50, doc: 'how many parts become columns' },
  },
  lower: (step, kind) => {
    const from = columnOf(step)
    const separator = textOption(step.options, 'separator')!
    if (kind === 'number' || separator === '') return []
    return Array.from(
      { length: numberOption(step.options, 'parts') ?? 2 },
      (_, part) => ({ op: 'splitText', from, to: `${from} ${part + 1}`, separator, part }) as const,
    )
  },
}
