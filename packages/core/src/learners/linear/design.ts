import { breathe } from '../../util/yield-to-event-loop.ts'
import type { Training } from '../training.ts'
import { infiniteValue } from './check-finite.ts'
import { isConstant } from './is-constant.ts'
import { pickNumbers } from '../../util/pick-numbers.ts'

/** The training rows as centred, scaled columns: what every linear solver works on. */
export interface Design {
  readonly rowCount: number
  /** Column-major rowCount × width; each has weighted mean 0 and weighted mean square 1. */
  readonly columns: readonly Float64Array[]
  /** Feature index of each column; constant features have none. */
  readonly features: Int32Array
  readonly means: Float64Array
  readonly scales: Float64Array
  /** Weight of each row; null: all 1. */
  readonly weights: Float64Array | null
  readonly weightSum: number
}

/** Copies the training rows of every feature that varies, of those of `among`. Missing values count as 0, as they do in prediction. */
export async function makeDesign(
  { X, rows, weights, run }: Training<object>,
  among: ArrayLike<number> = X.columns.map((_, feature) => feature),
): Promise<Design> {
  const rowWeights = weights === null ? null : pickNumbers(weights, rows)
  const weightSum = rowWeights === null ? rows.length : rowWeights.reduce((sum, weight) => sum + weight, 0)
  const kept: { feature: number; column: Float64Array; mean: number; scale: number }[] = []
  for (const feature of Array.from(among)) {
    await breathe(run.signal)
    const column = copyRows(X.columns[feature], rows, X.features[feature].name)
    const { mean, scale } = standardiseInPlace(column, rowWeights, weightSum)
    if (scale > 0) kept.push({ feature, column, mean, scale })
  }
  return {
    rowCount: rows.length,
    columns: kept.map(({ column }) => column),
    features: Int32Array.from(kept, ({ feature }) => feature),
    means: Float64Array.from(kept, ({ mean }) => mean),
    scales: Float64Array.from(kept, ({ scale }) => scale),
    weights: rowWeights,
    weightSum,
  }
}

function copyRows(from: Float64Array, rows: Int32Array, name: string): Float64Array {
  const column = new Float64Array(rows.length)
  for (let i = 0; i < rows.length; i++) {
    const x = from[rows[i]]
    if (x === x) column[i] = x
    if (Math.abs(x) === Infinity) throw infiniteValue(name, rows[i], x)
  }
  return column
}

function standardiseInPlace(
  column: Float64Array,
  weights: Float64Array | null,
  weightSum: number,
): { mean: number; scale: number } {
  // distances to the first value: a constant column has exactly its value as mean
  const first = column[0]
  let total = 0
  for (let i = 0; i < column.length; i++)
    total += weights === null ? column[i] - first : weights[i] * (column[i] - first)
  const mean = first + total / weightSum
  let squares = 0
  for (let i = 0; i < column.length; i++) {
    const centred = (column[i] -= mean)
    squares += weights === null ? centred * centred : weights[i] * centred * centred
  }
  const scale = Math.sqrt(squares / weightSum)
  if (isConstant(mean, scale)) return { mean, scale: 0 }
  const inverse = 1 / scale
  for (let i = 0; i < column.length; i++) column[i] *= inverse
  return { mean, scale }
}
