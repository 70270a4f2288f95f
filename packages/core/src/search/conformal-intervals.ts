import type { Target } from '../matrix/feature-matrix.ts'
import { interpolate } from '../models/interpolate.ts'
import { selectSmallest } from '../util/select-smallest.ts'

/** Distances below and above a prediction, by the prediction: straight lines between the points, flat outside. */
export interface Intervals {
  readonly coverage: number
  readonly lower: Float64Array
  readonly upper: Float64Array
  readonly at: Float64Array
}

/** What the points of a band are learned from: rows in the order of their predictions. */
interface OrderedRows {
  readonly predicted: Float64Array
  readonly errors: Float64Array
}

/** The rows from one point to the next. */
interface Stretch {
  readonly begin: number
  readonly end: number
}

const mostPoints = 30
const rowsPerPoint = 80
const fewestRows = 20

/** Neighbours share rows, so that a point does not follow the chance of its own: in stretches, around each point. */
const rowsOfShape = 3
const rowsOfScale = 2

/** Each pass moves the points a little against their neighbours, so that the lines between them have to be looked at again. */
const passes = 4

/**
 * Split-conformal bands from out-of-fold errors. Errors grow with the prediction in most data, so the band is learned at
 * points of the prediction, its two sides apart, from the rows around each; then it is scaled at each point so that those
 * rows are covered as they must be. Where many errors are the same more rows may be covered than that, which is no reason
 * to cover others less.
 */
export function conformalIntervals(actual: Target, predicted: Float64Array, coverage = 0.9): Intervals | null {
  if (actual.length < fewestRows) return null
  const rows = inOrder(actual, predicted)
  const stretches = stretchesOf(rows)
  let band = bandOf(rows, stretches, coverage)
  for (let pass = 0; pass < passes; pass++) {
    const shares = sharesOf(band, rows)
    const factors = stretches.map((stretch) => factorOf(around(shares, stretch, rowsOfScale), coverage))
    band = scaleIntervals(band, (point) => factors[point])
  }
  const remaining = Math.max(1, conformalFactor(sharesOf(band, rows), coverage))
  return scaleIntervals(band, () => remaining)
}

function inOrder(actual: Target, predicted: Float64Array): OrderedRows {
  const order = Uint32Array.from(predicted, (_, row) => row).sort((a, b) => predicted[a] - predicted[b] || a - b)
  return {
    predicted: Float64Array.from(order, (row) => predicted[row]),
    errors: Float64Array.from(order, (row) => actual[row] - predicted[row]),
  }
}

/** Equally many rows each; of several with the same mean prediction the first. */
function stretchesOf({ predicted }: OrderedRows): readonly Stretch[] {
  const rowCount = predicted.length
  const points = Math.max(1, Math.min(mostPoints, Math.floor(rowCount / rowsPerPoint)))
  return Array.from({ length: points }, (_, point) => ({
    begin: Math.floor((point * rowCount) / points),
    end: Math.floor(((point + 1) * rowCount) / points),
  })).filter((stretch, i, all) => i === 0 || meanOf(predicted, stretch) > meanOf(predicted, all[i - 1]))
}

function meanOf(values: Float64Array, { begin, end }: Stretch): number {
  return values.subarray(begin, end).reduce((sum, value) => sum + value, 0) / (end - begin)
}

/** A copy of the values from so many stretches around one. */
function around(values: Float64Array, { begin, end }: Stretch, stretches: number): Float64Array {
  const more = Math.floor(((end - begin) * (stretches - 1)) / 2)
  return values.slice(Math.max(0, begin - more), end + more)
}

/** The quantiles of the errors around each point. */
function bandOf({ predicted, errors }: OrderedRows, stretches: readonly Stretch[], coverage: number): Intervals {
  const tail = (1 - coverage) / 2
  const some = stretches.map((stretch) => around(errors, stretch, rowsOfShape))
  return {
    coverage,
    at: Float64Array.from(stretches, (stretch) => meanOf(predicted, stretch)),
    lower: Float64Array.from(some, (values) => Math.max(0, -orderStatistic(values, tail * (values.length - 1)))),
    upper: Float64Array.from(some, (values) => Math.max(0, orderStatistic(values, (1 - tail) * (values.length - 1)))),
  }
}

/** Linear interpolation between the order statistics. */
function orderStatistic(values: Float64Array, position: number): number {
  const inside = Math.min(position, values.length - 1)
  const below = selectSmallest(values, Math.floor(inside))
  const above = selectSmallest(values, Math.ceil(inside))
  return above === below ? below : below + (inside - Math.floor(inside)) * (above - below)
}

/** The share of its band that the error of a row fills. */
function sharesOf(band: Intervals, { predicted, errors }: OrderedRows): Float64Array {
  return errors.map((error, i) => shareOfBand(band, error, predicted[i]))
}

/** What new rows stay below as often as they must: between the order statistics at (n + 1) · coverage. */
function factorOf(shares: Float64Array, coverage: number): number {
  return usable(orderStatistic(shares, (shares.length + 1) * coverage - 1))
}

/** The ⌈(n + 1) · coverage⌉-th smallest share. */
function conformalFactor(shares: Float64Array, coverage: number): number {
  const rank = Math.min(shares.length, Math.ceil((shares.length + 1) * coverage))
  return usable(selectSmallest(shares, rank - 1))
}

function usable(factor: number): number {
  return factor > 0 && factor < Infinity ? factor : 1
}

/** How much of its side of the band an error fills; 1 is the edge. */
export function shareOfBand(band: Intervals, error: number, at: number): number {
  if (error === 0) return 0
  const width = error < 0 ? interpolate(band.at, band.lower, at) : interpolate(band.at, band.upper, at)
  return width > 0 ? Math.abs(error) / width : Infinity
}

/** The same band, wider or narrower at each of its points. */
export function scaleIntervals(band: Intervals, factorAt: (point: number) => number): Intervals {
  const scaled = (distances: Float64Array) => distances.map((value, point) => value * factorAt(point))
  return { ...band, lower: scaled(band.lower), upper: scaled(band.upper) }
}
