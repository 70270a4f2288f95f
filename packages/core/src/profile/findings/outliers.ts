import { found } from './rule.ts'
import type { FindingRule } from './rule.ts'
import { rowsWhere } from './rows-where.ts'
import { counted, quoted, short } from './wording.ts'

const factor = 10
const mostShare = 0.005

export const outliers: FindingRule = {
  code: 'outliers',
  title: 'Outliers',
  threshold: `Numbers more than ${factor} interquartile ranges beyond a quartile, in at most ${mostShare * 100} % of the rows of a column with at least 20 different values; more of them are a long tail, not outliers.`,
  action: 'clip',
  find: ({ columns, dataset, target }) =>
    columns.flatMap((profile) => {
      const column = dataset.column(profile.name)
      if (
        column.storage !== 'number' ||
        profile.number === null ||
        profile.distinct < 20 ||
        profile.name === target?.profile.name
      )
        return []
      const { p25, p75 } = profile.number.quantiles
      const reach = factor * (p75 - p25)
      if (!(reach > 0)) return []
      const isOut = (row: number): boolean =>
        column.missing[row] === 0 && (column.values[row] < p25 - reach || column.values[row] > p75 + reach)
      let count = 0
      for (let row = 0; row < column.length; row++) if (isOut(row)) count++
      if (count === 0 || count > Math.max(1, mostShare * column.length)) return []
      const rows = rowsWhere(column.length, isOut)
      return [
        found(outliers, {
          column: profile.name,
          severity: 'info',
          cost: 0.1,
          threshold: factor,
          message: `${quoted(profile.name)} has ${counted(count, 'value')} far from all others, such as ${short(column.values[rows[0]])} where half of the rows lie between ${short(p25)} and ${short(p75)}.`,
          evidence: {
            count,
            p25,
            p75,
            lower: p25 - reach,
            upper: p75 + reach,
            values: rows.map((row) => column.values[row]),
          },
          rows,
        }),
      ]
    }),
}
