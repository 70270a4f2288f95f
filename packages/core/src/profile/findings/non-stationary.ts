import { timeSeries, type TimeSeries } from '../time-series.ts'
import { found } from './rule.ts'
import type { FindingRule } from './rule.ts'
import { quoted, short } from './wording.ts'

const parts = 4
const leastShift = 1

export const nonStationary: FindingRule = {
  code: 'non-stationary',
  title: 'Level that moves with time',
  threshold: `In a table in time order (at least 60 rows, each with a time of its own): the means of the four quarters of a column of numbers lie more than ${leastShift} standard deviation apart.`,
  action: null,
  find: ({ dataset, columns, table }) =>
    timeSeries(dataset, columns, table).flatMap((series) => {
      const means = quarterMeans(series)
      const low = Math.min(...means)
      const high = Math.max(...means)
      const deviation = columns.find(({ name }) => name === series.column)!.number!.standardDeviation
      const shift = deviation > 0 ? (high - low) / deviation : 0
      if (shift <= leastShift) return []
      return [
        found(nonStationary, {
          column: series.column,
          severity: 'info',
          cost: 0.06,
          threshold: leastShift,
          message: `${quoted(series.column)} moves with time: its mean runs from ${short(means[0])} in the first quarter of the rows to ${short(means[parts - 1])} in the last. Judge a model on later rows than it has learned from.`,
          evidence: { means: [...means], shift },
          rows: [series.rows[0], series.rows[series.rows.length - 1]],
        }),
      ]
    }),
}

function quarterMeans({ values }: TimeSeries): readonly number[] {
  return Array.from({ length: parts }, (_, part) => {
    const from = Math.floor((part * values.length) / parts)
    const to = Math.floor(((part + 1) * values.length) / parts)
    let sum = 0
    for (let i = from; i < to; i++) sum += values[i]
    return sum / (to - from)
  })
}
