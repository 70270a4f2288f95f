import type { Target } from '../matrix/feature-matrix.ts'
import type { Prediction } from '../matrix/prediction.ts'
import type { Fold } from './folds.ts'
import { takeNumbers } from './labelled-prediction.ts'
import type { ResolvedTarget } from './resolve-target.ts'
import { countUp } from '../util/count-up.ts'

/** The rows that some fold judges, ascending, with what came true. Candidates are compared on nothing else. */
export interface OutOfFoldRows {
  readonly rows: Int32Array
  readonly actual: Target
  readonly weights?: Float64Array
  /** Of each row, the fold that judges it. */
  readonly foldOfRow: Int32Array
  /** Positions in `rows` of the validation rows of each fold, in their order. */
  readonly positions: readonly Int32Array[]
}

export function outOfFoldRows(
  folds: readonly Fold[],
  target: ResolvedTarget,
  weights: Float64Array | null,
): OutOfFoldRows {
  const foldOf = new Int32Array(target.y.length).fill(-1)
  for (const [k, { validation }] of folds.entries())
    for (let i = 0; i < validation.length; i++) foldOf[validation[i]] = k
  const rows = rowsIn(foldOf)
  const positionOf = new Int32Array(foldOf.length)
  for (let position = 0; position < rows.length; position++) positionOf[rows[position]] = position
  return {
    rows,
    actual: takeNumbers(target.y, rows),
    ...(weights && { weights: takeNumbers(weights, rows) }),
    foldOfRow: rows.map((row) => foldOf[row]),
    positions: folds.map((fold) => fold.validation.map((row) => positionOf[row])),
  }
}

/** The rows that some fold judges, ascending. */
function rowsIn(foldOf: Int32Array): Int32Array {
  const rows = new Int32Array(foldOf.length)
  let count = 0
  for (let row = 0; row < foldOf.length; row++) if (foldOf[row] >= 0) rows[count++] = row
  return rows.slice(0, count)
}

/** One prediction from those of the folds. */
export function joinFolds({ rows, positions }: OutOfFoldRows, parts: readonly Prediction[]): Prediction {
  const { width, task } = parts[0]
  const values = new Float64Array(rows.length * width)
  parts.forEach((part, fold) =>
    positions[fold].forEach((position, i) => {
      for (let k = 0; k < width; k++) values[position * width + k] = part.values[i * width + k]
    }),
  )
  return { task, rowCount: rows.length, width, values }
}

/** Positions of the rows outside a fold: what something applied to the fold may learn from. All rows when there is one fold. */
export function positionsOutside({ foldOfRow, positions }: OutOfFoldRows, fold: number): Int32Array {
  if (positions.length === 1) return countUp(foldOfRow.length)
  const outside = new Int32Array(foldOfRow.length)
  let count = 0
  for (let position = 0; position < foldOfRow.length; position++)
    if (foldOfRow[position] !== fold) outside[count++] = position
  return outside.slice(0, count)
}
