import type { Contingency } from './contingency.ts'

/** Cramér's V with Bergsma's bias correction (2013); NaN when either side has one level. */
export function cramersV(table: Contingency): number {
  const rows = levelsSeen(table.rowSums)
  const columns = levelsSeen(table.columnSums)
  const { total } = table
  if (rows < 2 || columns < 2 || total < 2) return NaN
  const phi = Math.max(0, chiSquared(table) / total - ((rows - 1) * (columns - 1)) / (total - 1))
  const correctedRows = rows - ((rows - 1) * (rows - 1)) / (total - 1)
  const correctedColumns = columns - ((columns - 1) * (columns - 1)) / (total - 1)
  const denominator = Math.min(correctedRows - 1, correctedColumns - 1)
  return denominator > 0 ? Math.min(1, Math.sqrt(phi / denominator)) : NaN
}

function chiSquared(table: Contingency): number {
  let sum = 0
  for (let a = 0; a < table.rows; a++) {
    for (let b = 0; b < table.columns; b++) {
      const expected = (table.rowSums[a] * table.columnSums[b]) / table.total
      if (expected > 0) {
        const difference = table.cells[a * table.columns + b] - expected
        sum += (difference * difference) / expected
      }
    }
  }
  return sum
}

function levelsSeen(sums: Float64Array): number {
  let levels = 0
  for (let i = 0; i < sums.length; i++) if (sums[i] > 0) levels++
  return levels
}
