import { found } from './rule.ts'
import type { FindingRule } from './rule.ts'
import { counted, present, quoted } from './wording.ts'

export const constantColumn: FindingRule = {
  code: 'constant-column',
  title: 'Constant column',
  threshold: 'One distinct value in at least two cells and none missing, so that no row differs.',
  action: 'dropColumn',
  find: ({ columns, target }) =>
    columns
      .filter(
        (column) =>
          column.distinct === 1 && column.missing === 0 && column.count > 1 && column.name !== target?.profile.name,
      )
      .map((column) =>
        found(constantColumn, {
          column: column.name,
          severity: 'warning',
          cost: 0.2,
          threshold: 1,
          message: `${quoted(column.name)} holds ${quoted(column.top[0]?.value ?? '')} in all ${counted(present(column), 'row')}: it tells rows apart nowhere.`,
          evidence: { value: column.top[0]?.value ?? '' },
          rows: [0, 1],
        }),
      ),
}
