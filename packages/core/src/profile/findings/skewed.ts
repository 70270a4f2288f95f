import { found } from './rule.ts'
import type { FindingRule } from './rule.ts'
import { quoted, short } from './wording.ts'

const most = 5
/** Numbers that are names have no sum. */
const codeName = /zip|postal|postcode|code|number|phone|(^|[^a-z])(id|no|nr)([^a-z]|$)|[a-z](Id|ID)$/i

export const skewed: FindingRule = {
  code: 'skewed',
  title: 'Very lopsided numbers',
  threshold: `A skewness beyond ±${most} in a column with at least 20 different values. Trees do not mind; linear models do.`,
  action: 'logTransform',
  find: ({ columns, target }) =>
    columns
      .filter(
        (column) =>
          column.number !== null &&
          column.distinct >= 20 &&
          Math.abs(column.number.skewness) > most &&
          column.name !== target?.profile.name &&
          !codeName.test(column.name),
      )
      .map((column) =>
        found(skewed, {
          column: column.name,
          severity: 'info',
          cost: 0.02,
          threshold: most,
          message: `${quoted(column.name)} is lopsided (skewness ${short(column.number!.skewness)}): a few rows hold most of the sum.`,
          evidence: { skewness: column.number!.skewness },
          rows: (column.number!.skewness > 0 ? column.number!.highest : column.number!.lowest).map(
            (entry) => entry.row,
          ),
        }),
      ),
}
