import { found } from './rule.ts'
import type { FindingRule } from './rule.ts'
import { counted, percent } from './wording.ts'

const leastRows = 2

export const nearDuplicateRows: FindingRule = {
  code: 'near-duplicate-rows',
  title: 'Rows that are nearly copies',
  threshold: `At least ${leastRows} rows equal an earlier one but for identifiers, letter case, accents, signs and the order of words, in a table whose columns would pair fewer than one row in ten tables by chance (first 200,000 rows).`,
  action: 'flagRows',
  find: ({ table, dataset }) => {
    const count = table.nearDuplicateRows ?? 0
    const examples = table.nearDuplicateExamples ?? []
    if (count < leastRows) return []
    return [
      found(nearDuplicateRows, {
        severity: count >= 0.01 * dataset.rowCount ? 'warning' : 'info',
        cost: Math.min(1, count / dataset.rowCount),
        threshold: leastRows,
        message: `${counted(count, 'row')} (${percent(count / dataset.rowCount)}) ${count === 1 ? 'repeats' : 'repeat'} an earlier row but for identifiers and spelling: entered twice, or different cases that look alike.`,
        evidence: { count, share: count / dataset.rowCount, groups: examples.slice(0, 5) },
        rows: examples.slice(0, 5).flatMap((group) => group.slice(0, 2)),
      }),
    ]
  },
}
