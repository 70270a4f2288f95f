import { autocorrelation, differences, timeSeries } from '../time-series.ts'
import { found } from './rule.ts'
import type { FindingRule } from './rule.ts'
import { quoted, short } from './wording.ts'

const lags = [7, 12, 24, 30, 52, 365]
const least = 0.5

export const seasonal: FindingRule = {
  code: 'seasonal',
  title: 'Numbers that come back in rhythm',
  threshold: `In a table in time order (at least 60 rows, each with a time of its own): the steps of a column of numbers correlate by ${least} or more with those ${lags.join(', ')} rows earlier, and more than with those of one row less or more.`,
  action: 'extractDateParts',
  find: ({ dataset, columns, table }) =>
    timeSeries(dataset, columns, table).flatMap((series) => {
      const steps = differences(series.values)
      const rhythm = lags
        .filter((lag) => steps.length >= 3 * lag)
        .map((lag) => ({ lag, strength: autocorrelation(steps, lag) }))
        .filter(
          ({ lag, strength }) =>
            strength >= least &&
            strength > autocorrelation(steps, lag - 1) &&
            strength > autocorrelation(steps, lag + 1),
        )
        .sort((a, b) => b.strength - a.strength)[0]
      if (rhythm === undefined) return []
      return [
        found(seasonal, {
          column: series.column,
          severity: 'info',
          cost: 0.03,
          threshold: least,
          message: `${quoted(series.column)} comes back every ${rhythm.lag} rows (correlation ${short(rhythm.strength)}).`,
          evidence: { lag: rhythm.lag, strength: rhythm.strength },
          rows: [0, rhythm.lag, 2 * rhythm.lag].map((at) => series.rows[at]),
        }),
      ]
    }),
}
