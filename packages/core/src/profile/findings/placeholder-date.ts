import { dateText } from '../date-text.ts'
import { found } from './rule.ts'
import type { FindingRule } from './rule.ts'
import { rowsWhere } from './rows-where.ts'
import { grouped, percent, present, quoted } from './wording.ts'

const day = 86_400_000
/** 1 January of years that stand for "none" or "for ever", and the last day of 9999. */
const placeholders = [
  -25_567 * day,
  -62_135_596_800_000,
  -25_569 * day,
  0,
  253_402_214_400_000,
  32_503_680_000_000,
  -25_568 * day,
  253_370_764_800_000,
  -6_847_804_800_000,
]

export const placeholderDate: FindingRule = {
  code: 'placeholder-date',
  title: 'Placeholder dates',
  threshold:
    '1900-01-01, 1899-12-30, 1970-01-01, 0001-01-01, 9999-12-31 and the like, in at least two cells, further from all other dates than those span.',
  action: 'replaceSentinel',
  find: ({ columns, dataset, target }) =>
    columns.flatMap((profile) => {
      const column = dataset.column(profile.name)
      if (column.storage !== 'date' || column.type === 'time' || profile.name === target?.profile.name) return []
      // A date that stands apart from all others is the first or the last.
      if (!placeholders.includes(profile.date?.min ?? NaN) && !placeholders.includes(profile.date?.max ?? NaN))
        return []
      const values = standingApart(column.values, column.missing)
      if (values.length === 0) return []
      const isOne = (row: number): boolean => column.missing[row] === 0 && values.includes(column.values[row])
      let count = 0
      for (let row = 0; row < column.length; row++) if (isOne(row)) count++
      return [
        found(placeholderDate, {
          column: profile.name,
          severity: 'warning',
          cost: 0.3 * (count / Math.max(1, present(profile))),
          threshold: 2,
          message: `${quoted(profile.name)} is ${values.map(dateText).join(', ')} in ${grouped(count)} cells (${percent(count / present(profile))}), far from all other dates: placeholders for a missing one.`,
          evidence: { values, count },
          rows: rowsWhere(column.length, isOne),
        }),
      ]
    }),
}

function standingApart(values: Float64Array, missing: Uint8Array): readonly number[] {
  const counts = new Map(placeholders.map((time) => [time, 0]))
  let low = Infinity
  let high = -Infinity
  for (let row = 0; row < values.length; row++) {
    if (missing[row] !== 0) continue
    const count = counts.get(values[row])
    if (count !== undefined) counts.set(values[row], count + 1)
    else {
      low = Math.min(low, values[row])
      high = Math.max(high, values[row])
    }
  }
  if (!(high > low)) return []
  return placeholders.filter((time) => counts.get(time)! >= 2 && (low - time > high - low || time - high > high - low))
}
