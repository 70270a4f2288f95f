/** The first rows for which something holds. */
export function rowsWhere(rowCount: number, holds: (row: number) => boolean, limit = 10): readonly number[] {
  const rows: number[] = []
  for (let row = 0; row < rowCount && rows.length < limit; row++) if (holds(row)) rows.push(row)
  return rows
}
