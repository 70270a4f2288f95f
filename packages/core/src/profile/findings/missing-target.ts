import { found } from './rule.ts'
import type { FindingRule } from './rule.ts'
import { rowsWhere } from './rows-where.ts'
import { grouped, percent, quoted } from './wording.ts'

export const missingTarget: FindingRule = {
  code: 'missing-target',
  title: 'Rows without target',
  threshold: 'Any row whose target is missing: nothing can be learned from it.',
  action: 'dropMissingTarget',
  find: ({ dataset, target }) => {
    if (target === null) return []
    const column = dataset.column(target.profile.name)
    if (column.missingCount === 0) return []
    const share = column.missingCount / column.length
    return [
      found(missingTarget, {
        column: column.name,
        severity: 'warning',
        cost: share,
        threshold: 0,
        message: `The target ${quoted(column.name)} is missing in ${grouped(column.missingCount)} rows (${percent(share)}); they are left out of training.`,
        evidence: { missing: column.missingCount, share },
        rows: rowsWhere(column.length, (row) => column.missing[row] !== 0),
      }),
    ]
  },
}
