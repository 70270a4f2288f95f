import type { CleaningAction } from '../action.ts'
import { columnOf } from '../action.ts'
import { numbersIn, sortedNumbers } from '../column-values.ts'
import { likeliestLambda } from '../likeliest-lambda.ts'
import { numberOption } from '../read-options.ts'

export const powerTransform: CleaningAction = {
  name: 'powerTransform',
  title: 'Straighten by a power',
  doc: 'Yeo–Johnson power that makes the training values as close to a normal distribution as a power can; takes negative numbers too.',
  on: 'column',
  rows: 'keep',
  options: { lambda: { type: 'number', default: null, min: -5, max: 5, doc: 'the power; learned when left out' } },
  fit: ({ set }, step) => {
    const given = numberOption(step.options, 'lambda')
    const numbers = numbersIn(set, step.column)
    return { lambda: given ?? (numbers === null ? 1 : likeliestLambda(sortedNumbers(numbers))) }
  },
  lower: (step, kind) =>
    kind === 'text'
      ? []
      : [
          {
            op: 'power',
            from: columnOf(step),
            to: columnOf(step),
            method: 'yeo-johnson',
            lambda: numberOption(step.learned, 'lambda') ?? 1,
          },
        ],
}
