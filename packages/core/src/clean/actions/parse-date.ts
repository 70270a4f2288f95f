import type { CleaningAction } from '../action.ts'
import { columnOf, findingOf } from '../action.ts'
import { textsOption } from '../read-options.ts'
import { rereadDates } from '../reread-dates.ts'

export const parseDate: CleaningAction = {
  name: 'parseDate',
  title: 'Read as dates',
  doc: 'Reads texts as dates by the first format that fits each; what fits none becomes missing. In a column of dates the cells that its own format could not read are read.',
  on: 'column',
  rows: 'keep',
  options: {
    formats: { type: 'texts', doc: 'formats in order of preference, such as DD/MM/YYYY or YYYY-MM-DD HH:mm' },
  },
  suggest: (context) => {
    const finding = findingOf(context, 'mixed-date-formats')
    if (finding === null || finding.evidence['order'] === 'mixed') return null
    return {
      options: { formats: finding.evidence['formats'] ?? [] },
      reason: `${finding.message} As dates they have an order, a year and a weekday.`,
      finding: finding.code,
    }
  },
  reread: (dataset, step) => {
    const column = dataset.columns.find(({ name }) => name === step.column)
    return column?.storage === 'date' ? rereadDates(column, textsOption(step.options, 'formats')) : null
  },
  lower: (step, kind) =>
    kind === 'number'
      ? []
      : [{ op: 'parseDate', from: columnOf(step), to: columnOf(step), formats: textsOption(step.options, 'formats') }],
}
