import { log } from '../../util/log.ts'
import { yeoJohnson } from '../../transforms/yeo-johnson.ts'
import type { CleaningAction } from '../action.ts'
import { columnOf } from '../action.ts'
import { numbersIn, sortedNumbers } from '../column-values.ts'
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

const golden = 0.6180339887498949

/** Golden-section search of the profile likelihood on [−2, 3]; 1 (no change) for a column that does not vary. */
function likeliestLambda(values: Float64Array): number {
  if (values.length < 3 || values[0] === values[values.length - 1]) return 1
  let low = -2
  let high = 3
  for (let i = 0; i < 40; i++) {
    const left = high - golden * (high - low)
    const right = low + golden * (high - low)
    if (likelihood(values, left) < likelihood(values, right)) low = left
    else high = right
  }
  return (low + high) / 2
}

/** −n/2 · ln(variance of the transformed values) + (λ − 1) · Σ sign(x) · ln(|x| + 1); Yeo and Johnson (2000). */
function likelihood(values: Float64Array, lambda: number): number {
  let sum = 0
  let jacobian = 0
  const transformed = values.map((value) => yeoJohnson(value, lambda))
  for (let i = 0; i < values.length; i++) {
    sum += transformed[i]
    jacobian += Math.sign(values[i]) * log(Math.abs(values[i]) + 1)
  }
  const mean = sum / values.length
  let square = 0
  for (let i = 0; i < values.length; i++) square += (transformed[i] - mean) * (transformed[i] - mean)
  const variance = square / values.length
  return variance > 0 ? (-values.length / 2) * log(variance) + (lambda - 1) * jacobian : -Infinity
}
