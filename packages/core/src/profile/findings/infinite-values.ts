import { found } from './rule.ts'
import type { FindingRule } from './rule.ts'
import { rowsWhere } from './rows-where.ts'
import { counted, quoted } from './wording.ts'

export const infiniteValues: FindingRule = {
  code: 'infinite-values',
  title: 'Infinite numbers',
  threshold: 'Any number that is infinite.',
  action: 'replaceSentinel',
  find: ({ columns, dataset }) =>
    columns
      .filter((profile) => (profile.number?.infinite ?? 0) > 0)
      .map((profile) => {
        const column = dataset.column(profile.name)
        const isInfinite = (row: number): boolean =>
          column.storage === 'number' && column.missing[row] === 0 && Math.abs(column.values[row]) === Infinity
        return found(
          { ...infiniteValues, action: null },
          {
            column: profile.name,
            severity: 'warning',
            cost: 0.2,
            threshold: 1,
            message: `${quoted(profile.name)} has ${counted(profile.number!.infinite, 'infinite number')}.`,
            evidence: { count: profile.number!.infinite },
            rows: rowsWhere(column.length, isInfinite),
          },
        )
      }),
}
