export interface Moments {
  readonly count: number
  readonly mean: number
  /** Sample standard deviation (n − 1); 0 for a single value. */
  readonly standardDeviation: number
  /** Third and excess fourth standardised moments of the values themselves (no small-sample correction); 0 when constant. */
  readonly skewness: number
  readonly kurtosis: number
}

/** Two passes over values in a fixed order: the mean first, then central powers, so that large offsets do not cancel. */
export function moments(values: Float64Array): Moments {
  const count = values.length
  if (count === 0) return { count: 0, mean: NaN, standardDeviation: NaN, skewness: NaN, kurtosis: NaN }
  const mean = meanOf(values)
  let second = 0
  let third = 0
  let fourth = 0
  for (let i = 0; i < count; i++) {
    const difference = values[i] - mean
    const square = difference * difference
    second += square
    third += square * difference
    fourth += square * square
  }
  const variance = second / count
  const flat = !(variance > 0) || variance < 1e-24 * mean * mean
  return {
    count,
    mean,
    standardDeviation: count > 1 ? Math.sqrt(second / (count - 1)) : 0,
    skewness: flat ? 0 : third / count / (variance * Math.sqrt(variance)),
    kurtosis: flat ? 0 : fourth / count / (variance * variance) - 3,
  }
}

function meanOf(values: Float64Array): number {
  let sum = 0
  for (let i = 0; i < values.length; i++) sum += values[i]
  if (sum - sum === 0) return sum / values.length
  let scaled = 0 // the plain sum overflowed: divide first
  for (let i = 0; i < values.length; i++) scaled += values[i] / values.length
  return scaled
}
