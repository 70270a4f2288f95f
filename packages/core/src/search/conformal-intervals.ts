import type { Target } from '../matrix/feature-matrix.ts'

/** Distances below and above a prediction, by the prediction: straight lines between the points, flat outside. */
export interface Intervals {
  readonly coverage: number
  readonly lower: Float64Array
  readonly upper: Float64Array
  readonly at: Float64Array
}

const mostBins = 10
const rowsPerBin = 60
const fewestRows = 20

/** Each pass moves the points a little against their neighbours, so that the lines between them have to be looked at again. */
const passes = 2

/**
 * Split-conformal bands from out-of-fold errors. Errors grow with the prediction in most data, so the band is learned in
 * bins of the prediction, its two sides apart; then it is scaled at each bin so that the bin is covered as it must be. Where
 * many errors are the same a bin may be covered more than that, which is no reason to cover others less.
 */
export function conformalIntervals(actual: Target, predicted: Float64Array, coverage = 0.9): Intervals | null {
  if (actual.length < fewestRows) return null
  const order = Uint32Array.from(predicted, (_, row) => row).sort((a, b) => predicted[a] - predicted[b] || a - b)
  const binCount = Math.max(1, Math.min(mostBins, Math.floor(actual.length / rowsPerBin)))
  const bins = Array.from({ length: binCount }, (_, bin) =>
    order.subarray(Math.floor((bin * order.length) / binCount), Math.floor(((bin + 1) * order.length) / binCount)),
  )
    .map((rows) => ({ rows, ...bandOf(rows, actual, predicted, coverage) }))
    .filter((bin, i, all) => i === 0 || bin.at > all[i - 1].at)
  let band: Intervals = {
    coverage,
    at: Float64Array.from(bins, (bin) => bin.at),
    lower: Float64Array.from(bins, (bin) => bin.lower),
    upper: Float64Array.from(bins, (bin) => bin.upper),
  }
  for (let pass = 0; pass < passes; pass++) {
    const factors = bins.map(({ rows }) => conformalFactor(band, rows, actual, predicted))
    band = scaleIntervals(band, (point) => factors[point])
  }
  const remaining = Math.max(1, conformalFactor(band, order, actual, predicted))
  return scaleIntervals(band, () => remaining)
}

function bandOf(rows: Uint32Array, actual: Target, predicted: Float64Array, coverage: number) {
  const errors = Float64Array.from(rows, (row) => actual[row] - predicted[row]).sort()
  const tail = (1 - coverage) / 2
  return {
    at: rows.reduce((sum, row) => sum + predicted[row], 0) / rows.length,
    lower: Math.max(0, -quantileOf(errors, tail)),
    upper: Math.max(0, quantileOf(errors, 1 - tail)),
  }
}

/** Linear interpolation between the order statistics. */
function quantileOf(sorted: Float64Array, share: number): number {
  const position = share * (sorted.length - 1)
  const below = Math.floor(position)
  const above = Math.min(below + 1, sorted.length - 1)
  return sorted[below] + (position - below) * (sorted[above] - sorted[below])
}

/** The ⌈(n + 1) · coverage⌉-th smallest share of its band that the error of a row fills. */
function conformalFactor(band: Intervals, rows: Uint32Array, actual: Target, predicted: Float64Array): number {
  const shares = Float64Array.from(rows, (row) =>
    shareOfBand(band, actual[row] - predicted[row], predicted[row]),
  ).sort()
  const rank = Math.min(shares.length, Math.ceil((shares.length + 1) * band.coverage))
  const factor = shares[rank - 1]
  return factor > 0 && factor < Infinity ? factor : 1
}

/** How much of its side of the band an error fills; 1 is the edge. */
export function shareOfBand(band: Intervals, error: number, at: number): number {
  if (error === 0) return 0
  const width = error < 0 ? distanceAt(band.at, band.lower, at) : distanceAt(band.at, band.upper, at)
  return width > 0 ? Math.abs(error) / width : Infinity
}

/** The same band, wider or narrower at each of its points. */
export function scaleIntervals(band: Intervals, factorAt: (point: number) => number): Intervals {
  const scaled = (distances: Float64Array) => distances.map((value, point) => value * factorAt(point))
  return { ...band, lower: scaled(band.lower), upper: scaled(band.upper) }
}

/** The distance for a prediction: straight between the points, flat outside. */
export function distanceAt(at: Float64Array, distances: Float64Array, value: number): number {
  const last = at.length - 1
  if (value <= at[0]) return distances[0]
  if (value >= at[last]) return distances[last]
  let high = 1
  while (at[high] < value) high++
  const share = (value - at[high - 1]) / (at[high] - at[high - 1])
  return distances[high - 1] + share * (distances[high] - distances[high - 1])
}
