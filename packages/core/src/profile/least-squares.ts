import { countUp } from '../util/count-up.ts'
/** Ordinary least squares with an intercept, over rows where nothing is missing. */
export interface LeastSquares {
  readonly intercept: number
  /** In the units of the columns; NaN for a column that the others already determine. */
  readonly coefficients: Float64Array
  readonly r2: number
  readonly rows: number
}

/** Normal equations on centred, scaled columns, by Gaussian elimination with pivots; null when too few rows are complete. */
export function leastSquares(columns: readonly Float64Array[], target: Float64Array): LeastSquares | null {
  const rows = completeRows(columns, target)
  const width = columns.length
  if (rows.length < 2 * (width + 2)) return null
  const scaled = columns.map((column) => standardised(column, rows))
  const wanted = standardised(target, rows)
  if (!(wanted.scale > 0)) return null
  const { matrix, right } = normalEquations(scaled, wanted)
  const solution = eliminate(matrix, right, width)
  let explained = 0
  for (let i = 0; i < width; i++) if (solution[i] === solution[i]) explained += solution[i] * right[i]
  const coefficients = solution.map((value, i) =>
    scaled[i].scale > 0 ? (value * wanted.scale) / scaled[i].scale : NaN,
  )
  let intercept = wanted.mean
  for (let i = 0; i < width; i++) if (coefficients[i] === coefficients[i]) intercept -= coefficients[i] * scaled[i].mean
  return { intercept, coefficients, r2: Math.max(0, Math.min(1, explained)), rows: rows.length }
}

interface Scaled {
  readonly mean: number
  readonly scale: number
  readonly values: Float64Array
}

function completeRows(columns: readonly Float64Array[], target: Float64Array): Int32Array {
  const complete = (row: number): boolean =>
    target[row] === target[row] && columns.every((column) => column[row] === column[row])
  return countUp(target.length).filter(complete)
}

function standardised(column: Float64Array, rows: Int32Array): Scaled {
  let mean = 0
  for (const row of rows) mean += column[row]
  mean /= rows.length
  let square = 0
  for (const row of rows) square += (column[row] - mean) * (column[row] - mean)
  const scale = Math.sqrt(square / rows.length)
  return { mean, scale, values: spread(column, rows, mean, scale) }
}

function normalEquations(columns: readonly Scaled[], target: Scaled): { matrix: Float64Array; right: Float64Array } {
  const width = columns.length
  const matrix = new Float64Array(width * width)
  const right = new Float64Array(width)
  for (let i = 0; i < width; i++) {
    right[i] = meanProduct(columns[i].values, target.values)
    for (let j = 0; j <= i; j++)
      matrix[i * width + j] = matrix[j * width + i] = meanProduct(columns[i].values, columns[j].values)
  }
  return { matrix, right }
}

function meanProduct(left: Float64Array, right: Float64Array): number {
  let sum = 0
  for (let i = 0; i < left.length; i++) sum += left[i] * right[i]
  return sum / left.length
}

/** Columns whose pivot vanishes are left out (NaN). Destroys nothing: works on copies. */
function eliminate(matrix: Float64Array, right: Float64Array, width: number): Float64Array {
  const a = matrix.slice()
  const b = right.slice()
  const used = new Uint8Array(width)
  const pivots: number[] = []
  for (;;) {
    const pivot = largestPivot(a, used, width)
    if (pivot < 0) break
    used[pivot] = 1
    pivots.push(pivot)
    for (let row = 0; row < width; row++) {
      if (row === pivot) continue
      const factor = a[row * width + pivot] / a[pivot * width + pivot]
      if (factor === 0) continue
      for (let column = 0; column < width; column++) a[row * width + column] -= factor * a[pivot * width + column]
      b[row] -= factor * b[pivot]
    }
  }
  const solution = new Float64Array(width).fill(NaN)
  for (const pivot of pivots) solution[pivot] = b[pivot] / a[pivot * width + pivot]
  return solution
}

function largestPivot(a: Float64Array, used: Uint8Array, width: number): number {
  let best = -1
  let size = 1e-9
  for (let i = 0; i < width; i++) {
    const value = Math.abs(a[i * width + i])
    if (used[i] === 0 && value > size) {
      best = i
      size = value
    }
  }
  return best
}

function spread(column: Float64Array, rows: Int32Array, mean: number, scale: number): Float64Array {
  const values = new Float64Array(rows.length)
  if (scale > 0) for (let i = 0; i < rows.length; i++) values[i] = (column[rows[i]] - mean) / scale
  return values
}
