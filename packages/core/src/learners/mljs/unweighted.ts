import type { Training } from '../training.ts'

/** What to say when weights were given to a package that knows none. */
export function unweighted({ weights, rows }: Training<object>): readonly string[] {
  const differ = weights !== null && rows.some((row) => weights[row] !== weights[rows[0]])
  return differ ? ['weights are not known to this package: every row with a weight above 0 counted once'] : []
}
