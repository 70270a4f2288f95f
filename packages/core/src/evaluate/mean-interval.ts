import { studentT } from '../util/student-t.ts'
import type { Estimate } from './estimate.ts'

/** A mean with its 95 % interval by Student's t; a single value has no width to show. */
export function meanInterval(values: readonly number[], weights?: readonly number[]): Estimate {
  const weightOf = (i: number) => weights?.[i] ?? 1
  const total = values.reduce((sum, _, i) => sum + weightOf(i), 0)
  const mean = values.reduce((sum, value, i) => sum + weightOf(i) * value, 0) / total
  const effective = effectiveCount(values.map((_, i) => weightOf(i)))
  if (!(effective > 1)) return { value: mean, lower: mean, upper: mean }
  const variance =
    ((values.reduce((sum, value, i) => sum + weightOf(i) * (value - mean) * (value - mean), 0) / total) * effective) /
    (effective - 1)
  const half = studentT(Math.max(1, Math.floor(effective - 1))) * Math.sqrt(variance / effective)
  return { value: mean, lower: mean - half, upper: mean + half }
}

/** So many rows of weight 1 say as much (L. Kish, 1965). */
export function effectiveCount(weights: readonly number[]): number {
  const sum = weights.reduce((total, weight) => total + weight, 0)
  const squares = weights.reduce((total, weight) => total + weight * weight, 0)
  return squares > 0 ? (sum * sum) / squares : 0
}
