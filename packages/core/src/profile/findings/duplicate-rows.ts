import { found } from './rule.ts'
import type { FindingRule } from './rule.ts'
import { grouped, percent } from './wording.ts'

const worthSaying = 0.005

export const duplicateRows: FindingRule = {
  code: 'duplicate-rows',
  title: 'Duplicate rows',
  threshold: `At least two rows and ${percent(worthSaying)} of all repeat an earlier row in every column.`,
  action: 'dropDuplicateRows',
  find: ({ table, dataset, columns }) => {
    const share = dataset.rowCount === 0 ? 0 : table.duplicateRows / dataset.rowCount
    if (table.duplicateRows < 2 || share < worthSaying) return []
    const likelyCopies = copiesAreUnlikelyByChance(columns.map((column) => column.distinct), dataset.rowCount)
    return [
      found(duplicateRows, {
        severity: likelyCopies ? 'warning' : 'info',
        cost: share,
        threshold: worthSaying,
        message: likelyCopies
          ? `${grouped(table.duplicateRows)} rows (${percent(share)}) repeat an earlier row in every column; that many would not arise by chance. Copies on both sides of a split make scores look better than they are.`
          : `${grouped(table.duplicateRows)} rows (${percent(share)}) repeat an earlier row in every column; with so few distinct values that can be chance.`,
        evidence: { duplicateRows: table.duplicateRows, share, groups: table.duplicateExamples.slice(0, 5), likelyCopies },
        rows: table.duplicateExamples.slice(0, 5).flatMap((group) => group.slice(0, 2)),
      }),
    ]
  },
}

/** Independent columns would give fewer than one pair of equal rows per thousand rows: pairs / possible combinations. */
export function copiesAreUnlikelyByChance(distinct: readonly number[], rowCount: number): boolean {
  let combinations = 1
  for (const levels of distinct) combinations = Math.min(1e300, combinations * Math.max(1, levels))
  return (rowCount * rowCount) / 2 / combinations < rowCount / 1000 / 1000
}
