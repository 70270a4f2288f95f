/** η: root of the share of a number's variance that lies between the categories; NaN when it does not vary. */
export function correlationRatio(codes: Int32Array, levels: number, values: Float64Array): number {
  const counts = new Float64Array(levels)
  const sums = new Float64Array(levels)
  let count = 0
  let sum = 0
  for (let row = 0; row < codes.length; row++) {
    const value = values[row]
    if (codes[row] < 0 || value !== value) continue
    counts[codes[row]]++
    sums[codes[row]] += value
    count++
    sum += value
  }
  if (count < 3) return NaN
  const mean = sum / count
  let between = 0
  for (let level = 0; level < levels; level++) {
    if (counts[level] === 0) continue
    const difference = sums[level] / counts[level] - mean
    between += counts[level] * difference * difference
  }
  let total = 0
  for (let row = 0; row < codes.length; row++) {
    const value = values[row]
    if (codes[row] >= 0 && value === value) total += (value - mean) * (value - mean)
  }
  return total > 0 ? Math.sqrt(Math.min(1, between / total)) : NaN
}
