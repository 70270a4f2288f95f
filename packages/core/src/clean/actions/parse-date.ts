import type { CleaningAction } from '../action.ts'
import { columnOf } from '../action.ts'
import { textsOption } from '../read-options.ts'

export const parseDate: CleaningAction = {
  name: 'parseDate',
  title: 'Read as dates',
  doc: 'Reads texts as dates by the first format that fits each; what fits none becomes missing.',
  on: 'column',
  rows: 'keep',
  options: { formats: { type: 'texts', doc: 'formats in order of preference, such as DD/MM/YYYY or YYYY-MM-DD HH:mm' } },
  lower: (step, kind) => (kind === 'number' ? [] : [{ op: 'parseDate', from: columnOf(step), to: columnOf(step), formats: textsOption(step.options, 'formats') }]),
}
