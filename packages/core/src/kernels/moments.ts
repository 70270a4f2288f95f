/** Rows of one block: columns of it stay in the caches. */
export const BLOCK_ROWS = 512

/**
 * Sums of products of columns, a block of rows at a time. `columns` holds `width` columns of BLOCK_ROWS places, and zeros after them; both kernels
 * sum in the same order, so they give the same bits.
 */
export interface Moments {
  readonly name: 'js' | 'wasm'
  readonly columns: Float64Array
  readonly weights: Float64Array
  /** What `shift` takes off each column. */
  readonly shifts: Float64Array
  /** Row-major with `stride` numbers a row; only j ≥ i counts. */
  readonly products: Float64Array
  readonly stride: number
  /** Missing values become 0, then the first `width` columns lose their shift. `rows` is even. */
  shift(width: number, rows: number): void
  /** Adds the products of this block. `rows` is even: what is not a row is 0 in every column. */
  addProducts(rows: number, weighted: boolean): void
}

/** Columns that are read together, of which the last may lie behind the width. */
const SPARE_COLUMNS = 4

/** Lengths of the arrays of so many columns. */
export function momentSizes(width: number): { stride: number; columns: number; products: number; left: number } {
  const stride = width + SPARE_COLUMNS
  return { stride, columns: stride * BLOCK_ROWS, products: stride * (width + 1), left: 2 * BLOCK_ROWS }
}
