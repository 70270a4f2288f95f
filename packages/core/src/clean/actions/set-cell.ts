import type { CleaningAction } from '../action.ts'
import { columnOf } from '../action.ts'
import { withCells } from '../edit-cells.ts'
import { numberOption, textOption } from '../read-options.ts'

export const setCell: CleaningAction = {
  name: 'setCell',
  title: 'Change a cell by hand',
  doc: 'Writes a value into one cell of this file, or empties it; other files are not touched.',
  on: 'column',
  rows: 'keep',
  options: {
    row: { type: 'number', min: 0, doc: 'row index in the file, the first data row is 0' },
    value: {
      type: 'text',
      default: null,
      doc: 'the new text, read as the column is; left out: the cell becomes missing',
    },
  },
  lower: () => null,
  edit: (dataset, step) => {
    const row = numberOption(step.options, 'row')!
    // a plan may be run on a shorter file, or on one without the column: an edit speaks of its own file only
    if (row >= dataset.rowCount || !dataset.columns.some((column) => column.name === step.column)) return null
    return withCells(dataset.column(columnOf(step)), new Map([[row, textOption(step.options, 'value')]]))
  },
}
