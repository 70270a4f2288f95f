import { CsvAnalyzerError } from '../../util/error.ts'

/**
 * Weighted mean of some rows of a column, missing values as 0. Distances to the first value are summed, so a constant column has
 * exactly its value as mean.
 */
export function columnMean(column: Float64Array, rows: Int32Array, weights: Float64Array | null, name: string): number {
  const first = column[rows[0]]
  const shift = first === first ? first : 0
  const mean = weights === null ? plainMean(column, rows, shift) : weightedMean(column, rows, weights, shift)
  if (Math.abs(mean) < Infinity) return mean
  checkFinite(column, rows, name)
  return weightedMean(column, rows, weights, shift)
}

/** NaN when a value is missing or infinite. Four sums: one would wait for each addition. */
function plainMean(column: Float64Array, rows: Int32Array, shift: number): number {
  const count = rows.length
  const whole = count - (count & 3)
  let a = 0
  let b = 0
  let c = 0
  let d = 0
  for (let i = 0; i < whole; i += 4) {
    a += column[rows[i]] - shift
    b += column[rows[i + 1]] - shift
    c += column[rows[i + 2]] - shift
    d += column[rows[i + 3]] - shift
  }
  for (let i = whole; i < count; i++) a += column[rows[i]] - shift
  return shift + (a + b + (c + d)) / count
}

function weightedMean(column: Float64Array, rows: Int32Array, weights: Float64Array | null, shift: number): number {
  let total = 0
  let weightSum = 0
  for (let i = 0; i < rows.length; i++) {
    const x = column[rows[i]]
    const weight = weights === null ? 1 : weights[rows[i]]
    total += weight * ((x === x ? x : 0) - shift)
    weightSum += weight
  }
  return shift + total / weightSum
}

function checkFinite(column: Float64Array, rows: Int32Array, name: string): void {
  for (let i = 0; i < rows.length; i++) {
    const value = column[rows[i]]
    if (Math.abs(value) === Infinity) throw infiniteValue(name, rows[i], value)
  }
}

export function infiniteValue(feature: string, row: number, value: number): CsvAnalyzerError {
  return new CsvAnalyzerError(
    'infinite-value',
    `feature "${feature}" is ${value} in row ${row}; a linear model needs finite numbers: clip the column or treat the value as missing`,
    { feature, row },
  )
}
