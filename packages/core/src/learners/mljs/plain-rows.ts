import type { FeatureMatrix } from '../../matrix/feature-matrix.ts'

/**
 * The training rows as arrays of numbers, as these packages want them. They send missing values right when they predict, but sorting by
 * them in training breaks their search for splits: so missing becomes a number above all others of its column.
 */
export function plainRows(X: FeatureMatrix, rows: Int32Array): number[][] {
  const stands = X.columns.map((column) => {
    let largest = 0
    for (let i = 0; i < column.length; i++) if (column[i] > largest) largest = column[i]
    return largest * 2 + 1
  })
  return Array.from(rows, (row) =>
    X.columns.map((column, j) => (column[row] === column[row] ? column[row] : stands[j])),
  )
}
