import { BLOCK_ROWS } from '../moments.ts'

/** Missing values become 0, then each column loses its shift. Twin of wasm/moment-kernels.as. */
export function shift(columns: Float64Array, width: number, rows: number, shifts: Float64Array): void {
  for (let j = 0; j < width; j++) {
    const begin = j * BLOCK_ROWS
    const minus = shifts[j]
    for (let r = begin; r < begin + rows; r++) {
      const x = columns[r]
      columns[r] = (x === x ? x : 0) - minus
    }
  }
}

/**
 * products[i, j ≥ i] += Σ weight · column_i · column_j over an even number of rows of a block. Even and odd rows are summed apart and added at
 * the end of the block: the order in which vectors of two sum.
 */
export function addProducts(
  products: Float64Array,
  stride: number,
  columns: Float64Array,
  width: number,
  rows: number,
  weights: Float64Array | null,
  left: Float64Array,
): void {
  for (let i = 0; i < width; i += 2) {
    const begin = i * BLOCK_ROWS
    if (weights === null) left.set(columns.subarray(begin, begin + 2 * BLOCK_ROWS))
    else
      for (let r = 0; r < rows; r++) {
        left[r] = columns[begin + r] * weights[r]
        left[BLOCK_ROWS + r] = columns[begin + BLOCK_ROWS + r] * weights[r]
      }
    for (let j = i; j < width; j += 2) {
      const a = j * BLOCK_ROWS
      const b = a + BLOCK_ROWS
      let evenXa = 0
      let evenXb = 0
      let evenYa = 0
      let evenYb = 0
      let oddXa = 0
      let oddXb = 0
      let oddYa = 0
      let oddYb = 0
      for (let r = 0; r < rows; r += 2) {
        const x = left[r]
        const y = left[BLOCK_ROWS + r]
        const u = columns[a + r]
        const v = columns[b + r]
        evenXa += x * u
        evenXb += x * v
        evenYa += y * u
        evenYb += y * v
        const nextX = left[r + 1]
        const nextY = left[BLOCK_ROWS + r + 1]
        const nextU = columns[a + r + 1]
        const nextV = columns[b + r + 1]
        oddXa += nextX * nextU
        oddXb += nextX * nextV
        oddYa += nextY * nextU
        oddYb += nextY * nextV
      }
      const into = i * stride + j
      products[into] += evenXa + oddXa
      products[into + 1] += evenXb + oddXb
      products[into + stride] += evenYa + oddYa
      products[into + stride + 1] += evenYb + oddYb
    }
  }
}
