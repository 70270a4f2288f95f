import { presentRows } from './present-rows.ts'
import { found } from './rule.ts'
import type { FindingRule } from './rule.ts'
import { quoted } from './wording.ts'

export const oneClassTarget: FindingRule = {
  code: 'one-class-target',
  title: 'Target with one value',
  threshold: 'Fewer than two distinct values in the target.',
  action: null,
  find: ({ columns, dataset, target }) => {
    const column = columns.find((candidate) => candidate.name === target?.profile.name)
    if (column === undefined || column.distinct >= 2) return []
    const what = column.distinct === 1 ? `holds only ${quoted(column.top[0]?.value ?? '')}` : 'holds no value'
    return [
      found(oneClassTarget, {
        column: column.name,
        severity: 'error',
        cost: 1,
        threshold: 2,
        message: `The target ${quoted(column.name)} ${what}: there is nothing to predict.`,
        evidence: { distinct: column.distinct, value: column.top[0]?.value ?? '' },
        rows: presentRows(dataset, column.name),
      }),
    ]
  },
}
