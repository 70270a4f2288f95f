import { firstEqualRows } from '../../profile/duplicate-rows.ts'
import type { CleaningAction, FitData } from '../action.ts'
import { findingOf } from '../action.ts'
import { columnOfData } from '../column-of-data.ts'

export const dropDuplicateRows: CleaningAction = {
  name: 'dropDuplicateRows',
  title: 'Drop duplicate rows',
  doc: 'Keeps the first of the training rows that are equal in every column.',
  on: 'table',
  rows: 'drop',
  options: {},
  readsAll: true,
  suggest: (context) => {
    const finding = findingOf(context, 'duplicate-rows')
    if (finding === null || finding.evidence['likelyCopies'] !== true) return null
    return { reason: `${finding.message} Only the first of each is trained on.`, finding: finding.code }
  },
  lower: () => null,
  keep: ({ set }: FitData) => {
    const columns = [...set.columns].map(([name, data]) => columnOfData(name, data))
    const first = firstEqualRows(columns, set.rowCount)
    return Uint8Array.from(first, (row, index) => (row === index ? 1 : 0))
  },
}
