/** Rows that a report explains. */
const mostExplained = 200

export function firstRows(rowCount: number): Int32Array {
  return Int32Array.from({ length: Math.min(rowCount, mostExplained) }, (_, row) => row)
}
