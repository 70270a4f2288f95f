/** At most `limit` row indices, evenly spread over the file and ascending; all rows when they are few. */
export function sampleRows(rowCount: number, limit: number): Int32Array {
  const size = Math.min(rowCount, limit)
  const rows = new Int32Array(size)
  for (let i = 0; i < size; i++) rows[i] = Math.floor((i * rowCount) / size)
  return rows
}
