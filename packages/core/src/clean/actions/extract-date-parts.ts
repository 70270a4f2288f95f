import type { DatePart } from '../../transforms/operation.ts'
import type { CleaningAction } from '../action.ts'
import { columnOf } from '../action.ts'
import { textsOption } from '../read-options.ts'

const known: readonly DatePart[] = [
  'year',
  'month',
  'day',
  'weekday',
  'hour',
  'minute',
  'dayOfYear',
  'weekOfYear',
  'epochDays',
]

export const extractDateParts: CleaningAction = {
  name: 'extractDateParts',
  title: 'Take dates apart',
  doc: 'Adds a column for the year, month, weekday … of each date; the date itself stays.',
  on: 'column',
  rows: 'keep',
  options: { parts: { type: 'texts', default: ['year', 'month', 'weekday'], doc: `any of ${known.join(', ')}` } },
  lower: (step, kind) => {
    if (kind === 'text') return []
    const from = columnOf(step)
    return known
      .filter((part) => textsOption(step.options, 'parts').includes(part))
      .map((part) => ({ op: 'datePart', from, to: `${from} ${part}`, part }) as const)
  },
}
