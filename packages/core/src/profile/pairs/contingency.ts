/** Joint counts of two coded columns, rows where either is missing left out. */
export interface Contingency {
  readonly total: number
  readonly rows: number
  readonly columns: number
  readonly cells: Float64Array
  readonly rowSums: Float64Array
  readonly columnSums: Float64Array
}

export function contingency(left: Int32Array, leftLevels: number, right: Int32Array, rightLevels: number): Contingency {
  const cells = new Float64Array(leftLevels * rightLevels)
  const rowSums = new Float64Array(leftLevels)
  const columnSums = new Float64Array(rightLevels)
  let total = 0
  for (let row = 0; row < left.length; row++) {
    const a = left[row]
    const b = right[row]
    if (a < 0 || b < 0) continue
    cells[a * rightLevels + b]++
    rowSums[a]++
    columnSums[b]++
    total++
  }
  return { total, rows: leftLevels, columns: rightLevels, cells, rowSums, columnSums }
}
