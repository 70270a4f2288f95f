/** Rows of the sample. */
const SAMPLE = 512

/** About the mean of some rows of a column: of evenly spaced ones, missing values left out. Exactly the value of a constant column. */
export function sampleMean(column: Float64Array, rows: Int32Array): number {
  const count = Math.min(SAMPLE, rows.length)
  let first = NaN
  let total = 0
  let known = 0
  for (let k = 0; k < count; k++) {
    const x = column[rows[Math.floor((k * rows.length) / count)]]
    if (!(Math.abs(x) < Infinity)) continue
    if (known === 0) first = x
    total += x - first
    known++
  }
  return known === 0 ? 0 : first + total / known
}
