import { rowsWithText } from './rows-with-text.ts'
import { found } from './rule.ts'
import type { FindingRule } from './rule.ts'
import { percent, present, quoted } from './wording.ts'

const share = 0.99

export const dominantValue: FindingRule = {
  code: 'dominant-value',
  title: 'Almost constant',
  threshold: `One value in ${percent(share)} of the filled cells of a column that is not an amount mostly 0.`,
  action: 'dropColumn',
  find: ({ columns, dataset, target }) =>
    columns
      .filter(
        (column) =>
          column.distinct > 1 &&
          column.name !== target?.profile.name &&
          (column.top[0]?.count ?? 0) >= share * present(column) &&
          column.number?.zeros !== column.top[0]?.count,
      )
      .map((column) =>
        found(dominantValue, {
          column: column.name,
          severity: 'info',
          cost: 0.05,
          threshold: share,
          message: `${quoted(column.name)} is ${quoted(column.top[0].value)} in ${percent(column.top[0].count / present(column))} of its cells.`,
          evidence: {
            value: column.top[0].value,
            count: column.top[0].count,
            share: column.top[0].count / present(column),
          },
          rows: rowsWithText(dataset.column(column.name), column.top[0].value, 'but'),
        }),
      ),
}
