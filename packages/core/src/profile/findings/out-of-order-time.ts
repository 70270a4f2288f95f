import { found } from './rule.ts'
import type { FindingRule } from './rule.ts'
import { grouped, percent, quoted } from './wording.ts'

const most = 0.02

export const outOfOrderTime: FindingRule = {
  code: 'out-of-order-time',
  title: 'Rows out of time order',
  threshold: `The file is ordered by a date column but for at most ${percent(most)} of its steps.`,
  action: null,
  find: ({ columns, dataset }) =>
    columns.flatMap((profile) => {
      const column = dataset.column(profile.name)
      if (
        column.storage !== 'date' ||
        column.type === 'time' ||
        profile.date?.monotonic !== 'none' ||
        profile.distinct < 20
      )
        return []
      const back: number[] = []
      let steps = 0
      let count = 0
      let previous = NaN
      for (let row = 0; row < column.length; row++) {
        if (column.missing[row] !== 0) continue
        if (column.values[row] < previous) {
          count++
          if (back.length < 10) back.push(row)
        }
        previous = column.values[row]
        steps++
      }
      if (count === 0 || count > most * steps) return []
      return [
        found(outOfOrderTime, {
          column: profile.name,
          severity: 'info',
          cost: 0.08,
          threshold: most,
          message: `The rows follow ${quoted(profile.name)} except at ${grouped(count)} places where time steps back.`,
          evidence: { steps: count },
          rows: back,
        }),
      ]
    }),
}
