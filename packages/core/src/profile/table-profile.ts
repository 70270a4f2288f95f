import type { Dataset } from '../table/dataset.ts'
import { firstEqualRows } from './duplicate-rows.ts'
import { nearDuplicateRows } from './near-duplicate-rows.ts'
import type { ColumnProfile, TableProfile } from './profile.ts'

const examplesKept = 20
const missingKept = 50

/** What concerns rows and the whole table. */
export function tableProfile(dataset: Dataset, columns: readonly ColumnProfile[]): TableProfile {
  const missingCells = columns.reduce((sum, column) => sum + column.missing, 0)
  return {
    cells: dataset.rowCount * dataset.columns.length,
    missingCells,
    ...duplicates(dataset, columns),
    ...nearDuplicateRows(dataset, columns),
    timeOrder: timeOrder(columns),
    missingPerRow: missingPerRow(dataset),
  }
}

/** A column without two equal cells rules duplicates out at once. */
function duplicates(
  dataset: Dataset,
  columns: readonly ColumnProfile[],
): Pick<TableProfile, 'duplicateRows' | 'duplicateExamples'> {
  const allDiffer = columns.some(
    (column) => column.distinctExact && column.missing <= 1 && column.distinct === column.count - column.missing,
  )
  if (allDiffer || columns.length === 0) return { duplicateRows: 0, duplicateExamples: [] }
  const first = firstEqualRows(dataset.columns, dataset.rowCount)
  const groups = new Map<number, number[]>()
  let duplicateRows = 0
  for (let row = 0; row < first.length; row++) {
    if (first[row] === row) continue
    duplicateRows++
    const group = groups.get(first[row])
    if (group !== undefined) group.push(row)
    else if (groups.size < examplesKept) groups.set(first[row], [first[row], row])
  }
  return { duplicateRows, duplicateExamples: [...groups.values()].map((rows) => rows.slice(0, 10)) }
}

/** The first date column whose values never fall (or never rise) down the file, if nearly all rows have one. */
function timeOrder(columns: readonly ColumnProfile[]): string | null {
  const ordered = columns.find(
    (column) =>
      column.date !== null &&
      column.type !== 'time' &&
      column.date.monotonic !== 'none' &&
      column.missing <= 0.05 * column.count &&
      column.distinct > 2,
  )
  return ordered?.name ?? null
}

function missingPerRow(dataset: Dataset): readonly number[] {
  const perRow = new Uint16Array(dataset.rowCount)
  for (const column of dataset.columns) {
    if (column.missingCount === 0) continue
    for (let row = 0; row < column.length; row++) if (perRow[row] < 65_535) perRow[row] += column.missing[row]
  }
  const counts = new Array<number>(Math.min(dataset.columns.length + 1, missingKept)).fill(0)
  for (let row = 0; row < perRow.length; row++) counts[Math.min(perRow[row], counts.length - 1)]++
  return counts
}
