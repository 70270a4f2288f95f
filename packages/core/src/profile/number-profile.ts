import { lowerBound } from './lower-bound.ts'
import { moments } from './moments.ts'
import type { NumberProfile } from './profile.ts'
import { quantile } from './quantile.ts'

const shares = { p1: 0.01, p5: 0.05, p25: 0.25, p50: 0.5, p75: 0.75, p95: 0.95, p99: 0.99 }

/** Everything about the numbers of one column; `sorted` holds its finite present values. Null when there are none. */
export function numberProfile(values: Float64Array, missing: Uint8Array, sorted: Float64Array): NumberProfile | null {
  if (sorted.length === 0) return null
  const { mean, standardDeviation, skewness, kurtosis } = moments(sorted)
  const quantiles: Record<string, number> = {}
  for (const [name, share] of Object.entries(shares)) quantiles[name] = quantile(sorted, share)
  return {
    mean,
    standardDeviation,
    min: sorted[0],
    max: sorted[sorted.length - 1],
    quantiles,
    skewness,
    kurtosis,
    medianAbsoluteDeviation: medianAbsoluteDeviation(sorted, quantiles['p50']),
    ...countKinds(values, missing),
    monotonic: monotonic(values, missing),
    ...extremes(values, missing, sorted),
  }
}

/** Median of |x − median|, by merging outwards from the median: the sorted array is two sorted lists of distances. */
export function medianAbsoluteDeviation(sorted: Float64Array, median: number): number {
  if (sorted.length === 0) return NaN
  let above = lowerBound(sorted, median)
  let below = above - 1
  const middle = (sorted.length - 1) / 2
  const low = Math.floor(middle)
  const high = Math.ceil(middle)
  let atLow = 0
  for (let taken = 0; taken <= high; taken++) {
    const takeAbove = below < 0 || (above < sorted.length && sorted[above] - median <= median - sorted[below])
    const distance = takeAbove ? sorted[above++] - median : median - sorted[below--]
    if (taken === low) atLow = distance
    if (taken === high) return (atLow + distance) / 2
  }
  return NaN
}

function countKinds(
  values: Float64Array,
  missing: Uint8Array,
): Pick<NumberProfile, 'zeros' | 'negatives' | 'infinite' | 'integers'> {
  let zeros = 0
  let negatives = 0
  let infinite = 0
  let integers = 0
  for (let row = 0; row < values.length; row++) {
    if (missing[row] !== 0) continue
    const value = values[row]
    if (value - value !== 0) {
      infinite++
      continue
    }
    if (value === 0) zeros++
    else if (value < 0) negatives++
    if (Math.floor(value) === value) integers++
  }
  return { zeros, negatives, infinite, integers }
}

/** Whether present values never fall (or never rise) in row order and differ at all. */
export function monotonic(values: Float64Array, missing: Uint8Array): 'increasing' | 'decreasing' | 'none' {
  let rises = false
  let falls = false
  let previous = NaN
  for (let row = 0; row < values.length; row++) {
    if (missing[row] !== 0) continue
    const value = values[row]
    if (value > previous) rises = true
    else if (value < previous) falls = true
    if (rises && falls) return 'none'
    previous = value
  }
  return rises ? 'increasing' : falls ? 'decreasing' : 'none'
}

type Extreme = { readonly row: number; readonly value: number }

/** The sorted values say from where on a value can be among the first or last five. */
function extremes(
  values: Float64Array,
  missing: Uint8Array,
  sorted: Float64Array,
): { lowest: readonly Extreme[]; highest: readonly Extreme[] } {
  const lowest: Extreme[] = []
  const highest: Extreme[] = []
  const low = sorted[Math.min(4, sorted.length - 1)]
  const high = sorted[Math.max(0, sorted.length - 5)]
  for (let row = 0; row < values.length; row++) {
    const value = values[row]
    if ((value > low && value < high) || missing[row] !== 0 || value - value !== 0) continue
    if (value <= low && (lowest.length < 5 || value < lowest[4].value)) insertExtreme(lowest, { row, value }, 1)
    if (value >= high && (highest.length < 5 || value > highest[4].value)) insertExtreme(highest, { row, value }, -1)
  }
  return { lowest, highest }
}

function insertExtreme(list: Extreme[], entry: Extreme, sign: number): void {
  let at = list.length
  while (at > 0 && sign * (entry.value - list[at - 1].value) < 0) at--
  list.splice(at, 0, entry)
  if (list.length > 5) list.pop()
}
