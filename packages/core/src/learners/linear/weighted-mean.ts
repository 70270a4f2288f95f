/** Mean of the values of some rows; `weights` stands beside `rows`, null is 1 each. */
export function weightedMean(values: Float64Array, rows: Int32Array, weights: Float64Array | null): number {
  let mean = 0
  let weightSum = 0
  for (let i = 0; i < rows.length; i++) {
    const weight = weights === null ? 1 : weights[i]
    weightSum += weight
    if (weight > 0) mean += (weight / weightSum) * (values[rows[i]] - mean)
  }
  return mean
}
