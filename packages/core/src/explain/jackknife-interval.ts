import { studentT } from '../util/student-t.ts'

/**
 * Half the width of the 95 % interval of a value that was found once more without each of several equal parts of the rows
 * (delete-a-group jackknife: M. Quenouille, 1949; J. Tukey, 1958; P. Kott, 2001). Parts without a value are left out; 0 with fewer than two.
 */
export function jackknifeHalfWidth(withoutParts: readonly number[]): number {
  const known = withoutParts.filter((value) => value - value === 0)
  const count = known.length
  if (count < 2) return 0
  const mean = known.reduce((sum, value) => sum + value, 0) / count
  const squares = known.reduce((sum, value) => sum + (value - mean) * (value - mean), 0)
  return studentT(count - 1) * Math.sqrt(((count - 1) / count) * squares)
}
