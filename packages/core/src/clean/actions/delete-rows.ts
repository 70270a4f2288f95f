import type { CleaningAction } from '../action.ts'
import { rowsOption } from '../read-options.ts'

export const deleteRows: CleaningAction = {
  name: 'deleteRows',
  title: 'Delete rows by hand',
  doc: 'Leaves the given rows of the file out of training; the file keeps them.',
  on: 'table',
  rows: 'drop',
  options: { rows: { type: 'rows', doc: 'row indices in the file, the first data row is 0' } },
  lower: () => null,
  keep: ({ rows }, step) => {
    const gone = new Set(rowsOption(step.options, 'rows'))
    return Uint8Array.from(rows, (row) => (gone.has(row) ? 0 : 1))
  },
}
