import { interpolate } from '../models/interpolate.ts'
import type { FittedPipeline } from './fitted-pipeline.ts'

type Intervals = NonNullable<FittedPipeline['intervals']>

/**
 * The interval around a predicted value: `lower` and `upper` are half-widths at the predictions `at` (ascending),
 * straight lines between them, flat outside; a single entry is a constant width.
 */
export function intervalAt({ at, lower, upper }: Intervals, value: number): readonly [number, number] {
  return [value - interpolate(at, lower, value), value + interpolate(at, upper, value)]
}
