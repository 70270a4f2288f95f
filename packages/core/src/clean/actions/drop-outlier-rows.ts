import { quantile } from '../../profile/quantile.ts'
import type { CleaningAction } from '../action.ts'
import { numbersIn, sortedNumbers } from '../column-values.ts'
import { numberOption } from '../read-options.ts'

export const dropOutlierRows: CleaningAction = {
  name: 'dropOutlierRows',
  title: 'Drop rows with outliers',
  doc: 'Trains only on rows whose number lies within a multiple of the interquartile range around the quartiles.',
  on: 'column',
  rows: 'drop',
  options: {
    factor: {
      type: 'number',
      default: 3,
      min: 0,
      max: 1000,
      doc: 'how many interquartile ranges beyond the quartiles are still kept',
    },
  },
  fit: ({ set }, step) => {
    const numbers = numbersIn(set, step.column)
    if (numbers === null) return { lower: null, upper: null }
    const sorted = sortedNumbers(numbers)
    if (sorted.length === 0) return { lower: null, upper: null }
    const low = quantile(sorted, 0.25)
    const high = quantile(sorted, 0.75)
    const reach = (numberOption(step.options, 'factor') ?? 3) * (high - low)
    return reach > 0 ? { lower: low - reach, upper: high + reach } : { lower: null, upper: null }
  },
  lower: () => null,
  keep: ({ set }, step) => {
    const numbers = numbersIn(set, step.column)
    const lower = numberOption(step.learned, 'lower') ?? -Infinity
    const upper = numberOption(step.learned, 'upper') ?? Infinity
    if (numbers === null) return new Uint8Array(set.rowCount).fill(1)
    return Uint8Array.from(numbers.values, (value) => (value < lower || value > upper ? 0 : 1))
  },
}
