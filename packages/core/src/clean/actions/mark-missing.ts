import type { CleaningAction } from '../action.ts'
import { columnOf } from '../action.ts'

export const markMissing: CleaningAction = {
  name: 'markMissing',
  title: 'Mark missing cells',
  doc: 'Adds a column that is 1 where the cell is missing and 0 elsewhere, so that a later fill loses nothing.',
  on: 'column',
  rows: 'keep',
  options: {},
  lower: (step) => [{ op: 'indicator', from: columnOf(step), to: missingMark(columnOf(step)), of: 'missing' }],
}

export function missingMark(column: string): string {
  return `${column} is missing`
}
