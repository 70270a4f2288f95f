import { studentT } from '../util/student-t.ts'

/**
 * 95 % interval of a mean over folds. Folds share training rows, so the plain variance is too small:
 * Nadeau and Bengio (2003) replace 1/k by 1/k + n_test/n_train. Null with fewer than two folds.
 */
export function correctedInterval(foldScores: readonly number[], testShare: number): readonly [number, number] | null {
  const half = correctedHalfWidth(foldScores, testShare)
  if (half === null) return null
  const mean = meanOf(foldScores)
  return [mean - half, mean + half]
}

/** Whether the mean of paired fold differences is within its corrected 95 % interval around zero. */
export function isWithinNoise(differences: readonly number[], testShare: number): boolean {
  const half = correctedHalfWidth(differences, testShare)
  return half === null || Math.abs(meanOf(differences)) <= half
}

function correctedHalfWidth(values: readonly number[], testShare: number): number | null {
  const error = correctedError(values, testShare)
  return error === null ? null : studentT(values.length - 1) * error
}

/** The standard error of the mean, corrected alike. `testShare` is n_test / n_train of a fold. */
export function correctedError(values: readonly number[], testShare: number): number | null {
  const k = values.length
  if (k < 2) return null
  const mean = meanOf(values)
  const variance = values.reduce((sum, value) => sum + (value - mean) * (value - mean), 0) / (k - 1)
  return Math.sqrt((1 / k + testShare) * variance)
}

export function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}
