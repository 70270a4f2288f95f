import type { CleaningAction } from '../action.ts'
import { columnOf } from '../action.ts'
import { withCells } from '../edit-cells.ts'
import { textOption } from '../read-options.ts'

export const fillForward: CleaningAction = {
  name: 'fillForward',
  title: 'Fill from the row before',
  doc: 'Writes the last value above (or the next one below) into missing cells of this file; single rows at prediction have no neighbour and stay as they are.',
  on: 'column',
  rows: 'keep',
  options: {
    direction: {
      type: 'choice',
      choices: ['forward', 'backward'],
      default: 'forward',
      doc: 'take the value from above or from below',
    },
  },
  lower: () => null,
  edit: (dataset, step) => {
    const column = dataset.columns.find((candidate) => candidate.name === columnOf(step))
    if (column === undefined || column.missingCount === 0) return null
    const backward = textOption(step.options, 'direction') === 'backward'
    const cells = new Map<number, string>()
    let last: string | null = null
    for (let i = 0; i < column.length; i++) {
      const row = backward ? column.length - 1 - i : i
      if (column.missing[row] === 0) last = cellText(column, row)
      else if (last !== null) cells.set(row, last)
    }
    return cells.size === 0 ? null : withCells(column, cells)
  },
}

/** A text that the column reads back as the same value. */
function cellText(column: Parameters<typeof withCells>[0], row: number): string {
  switch (column.storage) {
    case 'number':
      return String(column.values[row])
    case 'boolean':
      return column.values[row] === 1 ? 'true' : 'false'
    case 'date':
      return `@${column.values[row]}`
    case 'category':
      return column.dictionary[column.codes[row]]
    case 'text':
      return column.at(row)!
  }
}
