import type { ColumnProfile } from '../profile.ts'
import { idLike } from './id-like-column.ts'
import { presentRows } from './present-rows.ts'
import { found } from './rule.ts'
import type { FindingRule } from './rule.ts'
import { grouped, percent, present, quoted } from './wording.ts'

const leastDistinct = 50
const leastShare = 0.5

export const highCardinality: FindingRule = {
  code: 'high-cardinality',
  title: 'Many different categories',
  threshold: `At least ${leastDistinct} different values, in ${percent(leastShare)} of the filled cells or more, in a column of categories, codes or short texts.`,
  action: 'groupRare',
  find: ({ columns, dataset, target }) =>
    columns
      .filter(
        (column) =>
          isNames(column) &&
          column.distinct >= leastDistinct &&
          column.distinct >= leastShare * present(column) &&
          column.name !== target?.profile.name,
      )
      .filter((column) => idLike(column, dataset.column(column.name)) === null)
      .map((column) =>
        found(highCardinality, {
          column: column.name,
          severity: 'info',
          cost: 0.15,
          threshold: leastShare,
          message: `${quoted(column.name)} holds ${grouped(column.distinct)} different values in ${grouped(present(column))} cells: most are seen too rarely to learn from.`,
          evidence: { distinct: column.distinct, present: present(column), samples: column.samples },
          rows: presentRows(dataset, column.name),
        }),
      ),
}

/** Prose is not counted: it is read word by word. */
function isNames(column: ColumnProfile): boolean {
  return (
    column.type === 'category' ||
    column.type === 'code' ||
    (column.type === 'text' && (column.text?.meanWords ?? 0) < 4)
  )
}
