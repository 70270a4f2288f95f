import type { ColumnProfile } from '../profile.ts'
import { found } from './rule.ts'
import type { FindingRule } from './rule.ts'
import { grouped, percent, quoted } from './wording.ts'

const worthSaying = 0.005

export const duplicateRows: FindingRule = {
  code: 'duplicate-rows',
  title: 'Duplicate rows',
  threshold: `At least two rows and ${percent(worthSaying)} of all repeat an earlier row in every column.`,
  action: 'dropDuplicateRows',
  find: ({ table, dataset, columns }) => {
    const share = dataset.rowCount === 0 ? 0 : table.duplicateRows / dataset.rowCount
    if (table.duplicateRows < 2 || share < worthSaying) return []
    const key = nearlyUnique(columns, dataset.rowCount - table.duplicateRows)
    const likelyCopies = key !== null
    return [
      found(duplicateRows, {
        severity: likelyCopies || share >= 0.1 ? 'warning' : 'info',
        cost: share,
        threshold: worthSaying,
        message: likelyCopies
          ? `${grouped(table.duplicateRows)} rows (${percent(share)}) repeat an earlier row in every column, even in ${quoted(key)}, which otherwise differs from row to row: they are copies.`
          : `${grouped(table.duplicateRows)} rows (${percent(share)}) repeat an earlier row in every column. They may be different cases that look alike, so they stay; on both sides of a split they make scores look better than they are.`,
        evidence: {
          duplicateRows: table.duplicateRows,
          share,
          groups: table.duplicateExamples.slice(0, 5),
          likelyCopies,
        },
        rows: table.duplicateExamples.slice(0, 5).flatMap((group) => group.slice(0, 2)),
      }),
    ]
  },
}

/** A column that would tell (nearly) every row apart if the repeated rows were gone: then they are copies, not look-alikes. */
export function nearlyUnique(columns: readonly ColumnProfile[], rowsWithoutCopies: number): string | null {
  return columns.find((column) => column.distinct >= 0.9 * rowsWithoutCopies && rowsWithoutCopies >= 20)?.name ?? null
}
