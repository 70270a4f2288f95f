import { quantile } from '../../profile/quantile.ts'
import type { CleaningAction } from '../action.ts'
import { columnOf } from '../action.ts'
import { numbersIn, sortedNumbers } from '../column-values.ts'
import { numberOption } from '../read-options.ts'

export const clip: CleaningAction = {
  name: 'clip',
  title: 'Clip extremes',
  doc: 'Brings numbers beyond two bounds back to them: given bounds, or quantiles of the training rows (winsorising).',
  on: 'column',
  rows: 'keep',
  options: {
    lower: { type: 'number', default: null, doc: 'lower bound; learned when left out' },
    upper: { type: 'number', default: null, doc: 'upper bound; learned when left out' },
    tail: { type: 'number', default: 0.01, min: 0, max: 0.5, doc: 'share of the rows beyond each learned bound' },
  },
  fit: ({ set }, step) => {
    const numbers = numbersIn(set, step.column)
    const sorted = numbers === null ? new Float64Array(0) : sortedNumbers(numbers)
    const tail = numberOption(step.options, 'tail') ?? 0.01
    return {
      lower: numberOption(step.options, 'lower') ?? (sorted.length === 0 ? null : quantile(sorted, tail)),
      upper: numberOption(step.options, 'upper') ?? (sorted.length === 0 ? null : quantile(sorted, 1 - tail)),
    }
  },
  lower: (step, kind) =>
    kind === 'text'
      ? []
      : [
          {
            op: 'clip',
            from: columnOf(step),
            to: columnOf(step),
            lower: numberOption(step.learned, 'lower'),
            upper: numberOption(step.learned, 'upper'),
          },
        ],
}
