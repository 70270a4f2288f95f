import type { CleaningAction } from '../action.ts'
import { columnOf } from '../action.ts'
import { numbersIn, sortedNumbers } from '../column-values.ts'
import { numberOption } from '../read-options.ts'

export const logTransform: CleaningAction = {
  name: 'logTransform',
  title: 'Take the logarithm',
  doc: 'Replaces x by ln(x + shift); the shift makes the smallest training value 1 unless all are above 0. Numbers at or below −shift become missing.',
  on: 'column',
  rows: 'keep',
  options: { shift: { type: 'number', default: null, doc: 'added before the logarithm; learned when left out' } },
  fit: ({ set }, step) => {
    const given = numberOption(step.options, 'shift')
    const numbers = numbersIn(set, step.column)
    const least = numbers === null ? undefined : sortedNumbers(numbers)[0]
    return { shift: given ?? (least === undefined || least > 0 ? 0 : 1 - least) }
  },
  lower: (step, kind) =>
    kind === 'text'
      ? []
      : [{ op: 'log', from: columnOf(step), to: columnOf(step), shift: numberOption(step.learned, 'shift') ?? 0 }],
}
