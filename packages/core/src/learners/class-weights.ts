import type { Training } from './training.ts'
import { pickNumbers } from '../util/pick-numbers.ts'

/** Weight of each training row (beside `rows`): its own, times n / (K · n_class) when classes are balanced; null when all are 1. */
export function rowWeightsOf(
  { y, rows, weights, classes, task }: Training<object>,
  balance: 'none' | 'balanced',
): Float64Array | null {
  if (balance === 'none' || task === 'regression') return weights === null ? null : pickNumbers(weights, rows)
  const totals = new Float64Array(classes)
  let all = 0
  for (const row of rows) {
    totals[y[row]] += weights?.[row] ?? 1
    all += weights?.[row] ?? 1
  }
  const present = totals.filter((total) => total > 0).length
  return Float64Array.from(rows, (row) => ((weights?.[row] ?? 1) * all) / (present * totals[y[row]]))
}

export const classWeightParam = {
  type: 'choice',
  default: 'none',
  choices: ['none', 'balanced'],
  doc: 'balanced: rows weigh inversely to the frequency of their class.',
} as const
