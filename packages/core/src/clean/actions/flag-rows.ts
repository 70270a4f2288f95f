import type { CleaningAction } from '../action.ts'

export const flagRows: CleaningAction = {
  name: 'flagRows',
  title: 'Flag rows for review',
  doc: 'Marks rows that a person should look at; the data stays as it is.',
  on: 'table',
  rows: 'keep',
  options: {
    rows: { type: 'rows', doc: 'row indices in the file, the first data row is 0' },
    note: { type: 'text', default: null, doc: 'what to look at' },
  },
  lower: () => [],
}
