import { rowsWhere } from './rows-where.ts'
import { connectedColumns } from './connected-columns.ts'
import { found } from './rule.ts'
import type { FindingRule } from './rule.ts'
import { quoted } from './wording.ts'

const least = 0.95
const leastShare = 0.05

export const missingTogether: FindingRule = {
  code: 'missing-together',
  title: 'Missing in the same rows',
  threshold: `Columns missing in ${leastShare * 100} % of the rows or more, whose missing cells correlate with ${least} or more.`,
  action: 'markMissing',
  find: ({ pairs, columns, dataset }) => {
    const share = new Map(columns.map((column) => [column.name, column.missing / Math.max(1, column.count)]))
    const strong = pairs.filter(
      (pair) =>
        pair.measure === 'missingness' &&
        pair.value >= least &&
        share.get(pair.left)! >= leastShare &&
        share.get(pair.right)! >= leastShare,
    )
    return connectedColumns(strong.map((pair) => [pair.left, pair.right])).map((group) =>
      found(missingTogether, {
        column: group[0],
        severity: 'info',
        cost: 0.05,
        threshold: least,
        message: `${group.map(quoted).slice(0, 6).join(', ')}${group.length > 6 ? ' …' : ''} are missing in the same rows: probably one reason.`,
        evidence: { columns: group },
        rows: rowsWhere(dataset.rowCount, (row) => group.every((name) => dataset.column(name).missing[row] !== 0), 3),
      }),
    )
  },
}
