import type { NumberColumn } from '../table/column.ts'
import type { Dataset } from '../table/dataset.ts'
import { pickNumbers } from '../util/pick-numbers.ts'
import { sampleRows } from '../util/sample-rows.ts'
import { leastSquares } from './least-squares.ts'

/** A column that adds the target up with others: total = fare + tip + tolls + one of a few charges. */
export interface AccountingIdentity {
  readonly column: string
  /** The other summands. */
  readonly parts: readonly string[]
  /** Share of the rows in which the column less all summands is one of ten values. */
  readonly share: number
}

const mostColumns = 24
const leastFit = 0.95
const nearOne = 0.25
const leastShare = 0.8
const shareLost = 0.2
/** So many rows name the summands as well as all do. */
const fittedRows = 2000

/**
 * Number columns that are a sum with the target in it. Least squares names the summands (weights 1 ± .25); then the column
 * less the plain summands must be one of ten values in 80 % of the rows, and no longer be so with the target left out.
 */
export function accountingIdentities(
  dataset: Dataset,
  target: Float64Array,
  targetName: string,
  rows: Int32Array,
): readonly AccountingIdentity[] {
  const columns = dataset.columns
    .filter(
      (column): column is NumberColumn =>
        column.storage === 'number' && column.name !== targetName && column.missingCount < column.length / 2,
    )
    .slice(0, mostColumns)
  const values = columns.map((column) =>
    Float64Array.from(rows, (row) => (column.missing[row] !== 0 ? NaN : column.values[row])),
  )
  const wanted = Float64Array.from(rows, (row) => target[row])
  const some = sampleRows(rows.length, fittedRows)
  const [fittedTarget, ...fitted] = [wanted, ...values].map((column) => pickNumbers(column, some))
  return columns.flatMap((column, index) => {
    const others = columns.map((_, i) => i).filter((i) => i !== index)
    const sum = sumWith(
      values[index],
      wanted,
      others.map((i) => values[i]),
      leastSquares([fittedTarget, ...others.map((i) => fitted[i])], fitted[index]),
    )
    return sum === null
      ? []
      : [{ column: column.name, parts: sum.parts.map((i) => columns[others[i]].name), share: sum.share }]
  })
}

function sumWith(
  total: Float64Array,
  target: Float64Array,
  others: readonly Float64Array[],
  fit: ReturnType<typeof leastSquares>,
): { parts: number[]; share: number } | null {
  if (fit === null || fit.r2 < leastFit || !isNearOne(fit.coefficients[0])) return null
  const parts = others.map((_, i) => i).filter((i) => isNearOne(fit.coefficients[i + 1]))
  if (parts.length === 0) return null
  const summands = parts.map((i) => others[i])
  const share = fewValuesShare(total, [target, ...summands])
  return share >= leastShare && fewValuesShare(total, summands) <= share - shareLost ? { parts, share } : null
}

function isNearOne(coefficient: number): boolean {
  return Math.abs(coefficient - 1) <= nearOne
}

/** Share of the ten commonest values (to four decimals) of total − Σ summands. */
function fewValuesShare(total: Float64Array, summands: readonly Float64Array[]): number {
  const counts = new Map<number, number>()
  let known = 0
  for (let row = 0; row < total.length; row++) {
    let rest = total[row]
    for (const summand of summands) rest -= summand[row]
    if (rest !== rest) continue
    const key = Math.floor(rest * 10_000 + 0.5)
    counts.set(key, (counts.get(key) ?? 0) + 1)
    known++
  }
  const commonest = [...counts.values()].sort((a, b) => b - a).slice(0, 10)
  return known === 0 ? 0 : commonest.reduce((sum, count) => sum + count, 0) / known
}
