import type { CleaningAction } from '../action.ts'
import { columnOf } from '../action.ts'

export const keepAsCode: CleaningAction = {
  name: 'keepAsCode',
  title: 'Numbers are names',
  doc: 'Treats the numbers of the column as texts: codes and class numbers that no one would add or average.',
  on: 'column',
  rows: 'keep',
  options: {},
  lower: (step, kind) => (kind === 'text' ? [] : [{ op: 'formatNumber', from: columnOf(step), to: columnOf(step) }]),
}
