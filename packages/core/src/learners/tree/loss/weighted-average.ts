/** Σ w·x / Σ w; empty weights count 1. */
export function weightedAverage(values: Float64Array, weights: Float64Array): number {
  let mean = 0
  let weightSum = 0
  for (let i = 0; i < values.length; i++) {
    const weight = weights.length > 0 ? weights[i] : 1
    weightSum += weight
    if (weight > 0) mean += (weight / weightSum) * (values[i] - mean)
  }
  return mean
}
