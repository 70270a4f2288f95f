import type { ClassificationEvaluation } from './evaluation.ts'

/**
 * Expected calibration error (M. Naeini, G. Cooper and M. Hauskrecht, 2015): the mean distance between predicted and observed share, over
 * bins weighted by their rows.
 */
export function calibrationError(bins: ClassificationEvaluation['calibration']): number {
  const total = bins.reduce((sum, { count }) => sum + count, 0)
  const distance = bins.reduce((sum, { predicted, observed, count }) => sum + count * Math.abs(predicted - observed), 0)
  return total > 0 ? distance / total : 0
}
