/** The lower factor L of a symmetric row-major matrix, A = L·Lᵀ; null when a pivot falls below `tolerance` of its diagonal. */
export function cholesky(matrix: Float64Array, width: number, tolerance: number): Float64Array | null {
  const factor = new Float64Array(width * width)
  for (let i = 0; i < width; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = matrix[i * width + j]
      for (let k = 0; k < j; k++) sum -= factor[i * width + k] * factor[j * width + k]
      if (j < i) factor[i * width + j] = sum / factor[j * width + j]
      else if (sum > tolerance * matrix[i * width + i]) factor[i * width + i] = Math.sqrt(sum)
      else return null
    }
  }
  return factor
}

/** x of L·Lᵀ·x = b. */
export function choleskySolve(factor: Float64Array, width: number, right: Float64Array): Float64Array {
  const x = Float64Array.from(right)
  for (let i = 0; i < width; i++) {
    let sum = x[i]
    for (let k = 0; k < i; k++) sum -= factor[i * width + k] * x[k]
    x[i] = sum / factor[i * width + i]
  }
  for (let i = width - 1; i >= 0; i--) {
    let sum = x[i]
    for (let k = i + 1; k < width; k++) sum -= factor[k * width + i] * x[k]
    x[i] = sum / factor[i * width + i]
  }
  return x
}

/** The diagonal of (L·Lᵀ)⁻¹. */
export function inverseDiagonal(factor: Float64Array, width: number): Float64Array {
  const diagonal = new Float64Array(width)
  const column = new Float64Array(width)
  for (let k = 0; k < width; k++) {
    // column k of L⁻¹; its squares add up along the rows of (L⁻¹)ᵀ·L⁻¹
    column.fill(0)
    column[k] = 1 / factor[k * width + k]
    for (let i = k + 1; i < width; i++) {
      let sum = 0
      for (let j = k; j < i; j++) sum -= factor[i * width + j] * column[j]
      column[i] = sum / factor[i * width + i]
    }
    for (let i = k; i < width; i++) diagonal[k] += column[i] * column[i]
  }
  return diagonal
}
