import { found } from './rule.ts'
import type { FindingRule } from './rule.ts'
import { counted } from './wording.ts'

export const noRows: FindingRule = {
  code: 'no-rows',
  title: 'Table without rows',
  threshold: 'No row stands under the header.',
  action: null,
  find: ({ dataset }) =>
    dataset.rowCount > 0
      ? []
      : [
          found(noRows, {
            severity: 'error',
            cost: 1,
            threshold: 1,
            message: `The table has ${counted(dataset.columns.length, 'column')} and no rows: there is nothing to learn from.`,
            evidence: { columns: dataset.columns.length },
            rows: [],
          }),
        ],
}
