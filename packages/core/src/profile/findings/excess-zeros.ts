import { rowsWithText } from './rows-with-text.ts'
import { found } from './rule.ts'
import type { FindingRule } from './rule.ts'
import { present, percent, quoted } from './wording.ts'

const leastShare = 0.5

export const excessZeros: FindingRule = {
  code: 'excess-zeros',
  title: 'Mostly zero',
  threshold: `${percent(leastShare)} of the numbers are 0 in a column with at least 20 different values.`,
  action: 'replaceSentinel',
  find: ({ columns, dataset }) =>
    columns
      .filter(
        (column) =>
          column.number !== null && column.distinct >= 20 && column.number.zeros >= leastShare * present(column),
      )
      .map((column) =>
        found(excessZeros, {
          column: column.name,
          severity: 'info',
          cost: 0.03,
          threshold: leastShare,
          message: `${quoted(column.name)} is 0 in ${percent(column.number!.zeros / present(column))} of the rows: is that an amount, or "none"?`,
          evidence: { zeros: column.number!.zeros, share: column.number!.zeros / present(column) },
          rows: rowsWithText(dataset.column(column.name), '0').slice(0, 3),
        }),
      ),
}
