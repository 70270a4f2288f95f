import { cholesky, choleskySolve } from '../../learners/linear/cholesky.ts'
import { isConstant } from '../../learners/linear/is-constant.ts'
import { quantile } from '../../profile/quantile.ts'
import { randomFrom } from '../../util/random.ts'

const foldCount = 5
const penalties = [1, 10, 100] as const

export interface Ridge {
  readonly intercept: number
  /** One for each column, in its own unit; 0 for a column that does not vary. */
  readonly coefficients: Float64Array
  /** `penalty · Σ coefficient²` is added to the squared errors, for columns of deviation 1. */
  readonly penalty: number
  /** Mean absolute error on rows that were not learned from, and that of the median of the same rows. */
  readonly error: number
  readonly medianError: number
  /** Whether it beats the median by more than chance would. */
  readonly isBetter: boolean
}

/** Least squares on columns without gaps, with the L2 penalty of least cross-fitted absolute error; null when no column varies. */
export function crossFittedRidge(columns: readonly Float64Array[], target: Float64Array, seed: number): Ridge | null {
  const scaled = standardise(columns)
  if (scaled.columns.length === 0) return null
  // distances to the mean: a target such as a year keeps its digits
  const center = mean(target)
  const y = target.map((value) => value - center)
  const random = randomFrom(seed, 'folds of the regression')
  const folds = Int32Array.from(y, () => random.integer(foldCount))
  const sums = foldSums(scaled.columns, y, folds)
  const whole = total(sums)
  const rest = sums.map((sum) => whole.map((value, i) => value - sum[i]))
  const tried = penalties.map((penalty) => {
    const fits = rest.map((sum) => solve(sum, penalty))
    return { penalty, errors: absoluteErrors(scaled.columns, y, folds, fits) }
  })
  const best = tried.reduce((left, right) => (mean(right.errors) < mean(left.errors) ? right : left))
  const medians = Array.from({ length: foldCount }, (_, fold) =>
    quantile(y.filter((_value, row) => folds[row] !== fold).sort(), 0.5),
  )
  const usual = y.map((value, row) => Math.abs(value - medians[folds[row]]))
  const fitted = solve(whole, best.penalty)
  const coefficients = new Float64Array(columns.length)
  let intercept = fitted.intercept + center
  scaled.from.forEach((column, j) => {
    coefficients[column] = fitted.slopes[j] / scaled.scales[j]
    intercept -= coefficients[column] * scaled.means[j]
  })
  return {
    intercept,
    coefficients,
    penalty: best.penalty,
    error: mean(best.errors),
    medianError: mean(usual),
    isBetter: isAboveChance(usual.map((error, row) => error - best.errors[row])),
  }
}

interface Scaled {
  readonly columns: readonly Float64Array[]
  /** Index of each among the columns given. */
  readonly from: readonly number[]
  readonly means: readonly number[]
  readonly scales: readonly number[]
}

function standardise(columns: readonly Float64Array[]): Scaled {
  const kept = columns.flatMap((values, from) => {
    const center = mean(values)
    const scale = Math.sqrt(mean(values.map((value) => (value - center) * (value - center))))
    if (!(scale < Infinity) || isConstant(center, scale)) return []
    return [{ from, center, scale, column: values.map((value) => (value - center) / scale) }]
  })
  return {
    columns: kept.map(({ column }) => column),
    from: kept.map(({ from }) => from),
    means: kept.map(({ center }) => center),
    scales: kept.map(({ scale }) => scale),
  }
}

/** For each fold the upper half of the products of [columns | y | 1], row-major. */
function foldSums(columns: readonly Float64Array[], y: Float64Array, folds: Int32Array): readonly Float64Array[] {
  const width = columns.length + 2
  const sums = Array.from({ length: foldCount }, () => new Float64Array(width * width))
  const cells = new Float64Array(width)
  cells[width - 1] = 1
  for (let row = 0; row < y.length; row++) {
    const sum = sums[folds[row]]
    for (let j = 0; j < columns.length; j++) cells[j] = columns[j][row]
    cells[width - 2] = y[row]
    for (let i = 0; i < width; i++) {
      const value = cells[i]
      if (value !== 0) for (let j = i; j < width; j++) sum[i * width + j] += value * cells[j]
    }
  }
  return sums
}

function total(sums: readonly Float64Array[]): Float64Array {
  return sums.reduce((whole, sum) => whole.map((value, i) => value + sum[i]))
}

interface Fit {
  readonly slopes: Float64Array
  readonly intercept: number
}

function solve(sums: Float64Array, penalty: number): Fit {
  const all = Math.sqrt(sums.length)
  const width = all - 2
  const count = sums[all * all - 1]
  const meanOf = (j: number): number => sums[j * all + all - 1] / count
  const gram = new Float64Array(width * width)
  const right = new Float64Array(width)
  for (let i = 0; i < width; i++) {
    for (let j = i; j < width; j++)
      gram[i * width + j] = gram[j * width + i] = sums[i * all + j] - count * meanOf(i) * meanOf(j)
    gram[i * width + i] += penalty
    right[i] = sums[i * all + width] - count * meanOf(i) * meanOf(width)
  }
  const factor = cholesky(gram, width, 0)
  const slopes = factor === null ? new Float64Array(width) : choleskySolve(factor, width, right)
  return { slopes, intercept: slopes.reduce((sum, slope, j) => sum - slope * meanOf(j), meanOf(width)) }
}

function absoluteErrors(
  columns: readonly Float64Array[],
  y: Float64Array,
  folds: Int32Array,
  fits: readonly Fit[],
): Float64Array {
  return y.map((value, row) => {
    const { slopes, intercept } = fits[folds[row]]
    let predicted = intercept
    for (let j = 0; j < columns.length; j++) predicted += slopes[j] * columns[j][row]
    return Math.abs(value - predicted)
  })
}

/** A gain of more than two standard errors. */
function isAboveChance(gains: Float64Array): boolean {
  const center = mean(gains)
  const variance = mean(gains.map((gain) => (gain - center) * (gain - center)))
  return center > 2 * Math.sqrt(variance / gains.length)
}

function mean(values: Float64Array): number {
  let sum = 0
  for (let row = 0; row < values.length; row++) sum += values[row]
  return sum / values.length
}
