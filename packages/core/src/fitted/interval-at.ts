import type { FittedPipeline } from './fitted-pipeline.ts'

type Intervals = NonNullable<FittedPipeline['intervals']>

/**
 * The interval around a predicted value: `lower` and `upper` are half-widths at the predictions `at` (ascending),
 * straight lines between them, flat outside; a single entry is a constant width.
 */
export function intervalAt({ at, lower, upper }: Intervals, value: number): readonly [number, number] {
  return [value - halfWidth(at, lower, value), value + halfWidth(at, upper, value)]
}

function halfWidth(at: Float64Array, widths: Float64Array, value: number): number {
  const last = at.length - 1
  if (last <= 0 || !(value > at[0])) return widths[0]
  if (value >= at[last]) return widths[last]
  let high = 1
  while (at[high] <= value) high++
  const low = high - 1
  return widths[low] + ((widths[high] - widths[low]) * (value - at[low])) / (at[high] - at[low])
}
