import type { ClassificationEvaluation } from './evaluation.ts'

/** The calibration error that these probabilities would show on these rows by chance alone if they were exactly right. */
export function calibrationByChance(bins: ClassificationEvaluation['calibration']): number {
  const total = bins.reduce((sum, { count }) => sum + count, 0)
  return total > 0 ? bins.reduce((sum, { chance, count }) => sum + count * chance, 0) / total : 0
}
