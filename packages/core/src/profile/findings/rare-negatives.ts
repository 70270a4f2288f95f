import { found } from './rule.ts'
import type { FindingRule } from './rule.ts'
import { rowsWhere } from './rows-where.ts'
import { counted, percent, present, quoted, short } from './wording.ts'

const most = 0.01
const leastSkewness = 0.5

export const rareNegatives: FindingRule = {
  code: 'rare-negatives',
  title: 'A few negative numbers',
  threshold: `Numbers below 0 in at most ${percent(most)} of the cells of a column with at least 20 different values that leans to large ones (skewness above ${leastSkewness}).`,
  action: 'flagRows',
  find: ({ columns, dataset, target }) =>
    columns.flatMap((profile) => {
      const { number } = profile
      const column = dataset.column(profile.name)
      if (
        number === null ||
        column.storage !== 'number' ||
        profile.distinct < 20 ||
        profile.name === target?.profile.name
      )
        return []
      // A measure that is centred near 0 crosses it now and then; an amount does not.
      if (number.negatives === 0 || number.negatives > most * present(profile) || number.quantiles['p5'] < 0) return []
      if (number.skewness <= leastSkewness) return []
      const isNegative = (row: number): boolean => column.missing[row] === 0 && column.values[row] < 0
      return [
        found(rareNegatives, {
          column: profile.name,
          severity: 'info',
          cost: 0.06,
          threshold: most,
          message: `${quoted(profile.name)} is negative in ${counted(number.negatives, 'cell')}, down to ${short(number.min)}, and positive or 0 everywhere else: a slip, or a meaning of its own?`,
          evidence: { count: number.negatives, share: number.negatives / present(profile), min: number.min },
          rows: rowsWhere(column.length, isNegative),
        }),
      ]
    }),
}
