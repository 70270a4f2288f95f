import type { Dataset } from '../table/dataset.ts'
import type { ColumnProfile, TableProfile } from './profile.ts'

/** A column of numbers along time, and the row of each. */
export interface TimeSeries {
  readonly column: string
  readonly values: Float64Array
  readonly rows: Int32Array
}

const leastRows = 60
const mostRows = 20_000

/** The numbers of a table whose rows stand in time order, without missing ones; none when it is not in order or too short. */
export function timeSeries(
  dataset: Dataset,
  columns: readonly ColumnProfile[],
  { timeOrder }: TableProfile,
): readonly TimeSeries[] {
  if (timeOrder === null || dataset.rowCount < leastRows) return []
  const time = columns.find(({ name }) => name === timeOrder)!
  // Many rows at one time are cases, not one series.
  if (time.distinct < 0.9 * (time.count - time.missing)) return []
  const size = Math.min(dataset.rowCount, mostRows)
  return columns.flatMap(({ name, number, distinct, missing, count }) => {
    const column = dataset.column(name)
    if (column.storage !== 'number' || number === null || distinct < 10 || missing > 0.05 * count) return []
    const values = new Float64Array(size)
    const rows = new Int32Array(size)
    let kept = 0
    for (let row = 0; row < size; row++) {
      const value = column.values[row]
      if (column.missing[row] !== 0 || value - value !== 0) continue
      values[kept] = value
      rows[kept++] = row
    }
    return kept < leastRows ? [] : [{ column: name, values: values.subarray(0, kept), rows: rows.subarray(0, kept) }]
  })
}

/** Correlation of a series with itself some steps later; 0 when it does not vary. */
export function autocorrelation(values: Float64Array, lag: number): number {
  let mean = 0
  for (let i = 0; i < values.length; i++) mean += values[i]
  mean /= values.length
  let square = 0
  let product = 0
  for (let i = 0; i < values.length; i++) {
    const here = values[i] - mean
    square += here * here
    if (i + lag < values.length) product += here * (values[i + lag] - mean)
  }
  return square > 0 ? product / square : 0
}

/** Steps from each value to the next. */
export function differences(values: Float64Array): Float64Array {
  const steps = new Float64Array(Math.max(0, values.length - 1))
  for (let i = 0; i < steps.length; i++) steps[i] = values[i + 1] - values[i]
  return steps
}
