import { found } from './rule.ts'
import type { FindingRule } from './rule.ts'
import { counted, quoted } from './wording.ts'

export const emptyColumn: FindingRule = {
  code: 'empty-column',
  title: 'Empty column',
  threshold: 'No cell of the column holds a value.',
  action: 'dropColumn',
  find: ({ columns }) =>
    columns
      .filter((column) => column.count > 0 && column.missing === column.count)
      .map((column) =>
        found(emptyColumn, {
          column: column.name,
          severity: 'warning',
          cost: 0.2,
          threshold: 1,
          message: `${quoted(column.name)} is empty in all ${counted(column.count, 'row')}.`,
          evidence: { missing: column.missing },
          rows: [0],
        }),
      ),
}
