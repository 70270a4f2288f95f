/** Σ w·v / Σ w, summed in row order; NaN for no rows. */
export function weightedMean(values: Float64Array, weights?: Float64Array): number {
  let sum = 0
  let total = 0
  for (let row = 0; row < values.length; row++) {
    const weight = weights ? weights[row] : 1
    sum += weight * values[row]
    total += weight
  }
  return sum / total
}
