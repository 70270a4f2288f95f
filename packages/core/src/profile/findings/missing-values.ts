import { found } from './rule.ts'
import type { FindingRule } from './rule.ts'
import { rowsWhere } from './rows-where.ts'
import { grouped, percent, quoted } from './wording.ts'

const worthSaying = 0.05
const most = 0.5

export const missingValues: FindingRule = {
  code: 'missing-values',
  title: 'Missing values',
  threshold: `${percent(worthSaying)} of the cells are missing (a warning from ${percent(most)}); fewer are no alarm.`,
  action: 'markMissing',
  find: ({ columns, dataset, target }) =>
    columns
      .filter(
        (column) =>
          column.missing < column.count &&
          column.missing >= worthSaying * column.count &&
          column.missing > 1 &&
          column.name !== target?.profile.name,
      )
      .map((column) => {
        const share = column.missing / column.count
        const { missing } = dataset.column(column.name)
        return found(missingValues, {
          column: column.name,
          severity: share >= most ? 'warning' : 'info',
          cost: 0.3 * share,
          threshold: worthSaying,
          message: `${quoted(column.name)} is missing in ${grouped(column.missing)} of ${grouped(column.count)} rows (${percent(share)}).`,
          evidence: { missing: column.missing, share },
          rows: rowsWhere(dataset.rowCount, (row) => missing[row] !== 0),
        })
      }),
}
