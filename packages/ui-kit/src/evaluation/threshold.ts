import type { ClassificationEvaluation } from '../core-types.ts'

export interface Cells {
  readonly tp: number
  readonly fp: number
  readonly fn: number
  readonly tn: number
}

/** The four cells at the tabulated threshold nearest to `threshold`; the confusion as reported when there is no table. */
export function cellsAt(
  { thresholds, confusion }: Pick<ClassificationEvaluation, 'thresholds' | 'confusion'>,
  threshold: number,
): Cells {
  if (thresholds.length === 0)
    return {
      tn: confusion[0]?.[0] ?? 0,
      fp: confusion[0]?.[1] ?? 0,
      fn: confusion[1]?.[0] ?? 0,
      tp: confusion[1]?.[1] ?? 0,
    }
  return thresholds.reduce((near, row) =>
    Math.abs(row.threshold - threshold) < Math.abs(near.threshold - threshold) ? row : near,
  )
}

/** The tabulated threshold where false alarms and missed cases cost least together. */
export function cheapestThreshold(
  { thresholds }: Pick<ClassificationEvaluation, 'thresholds'>,
  alarm: number,
  missed: number,
): number | null {
  if (thresholds.length === 0) return null
  const cost = ({ fp, fn }: Cells) => fp * alarm + fn * missed
  return thresholds.reduce((best, row) => (cost(row) < cost(best) ? row : best)).threshold
}
