import type { Target } from '../matrix/feature-matrix.ts'
import type { Prediction } from '../matrix/prediction.ts'
import type { Fold } from './folds.ts'
import { takeNumbers } from './labelled-prediction.ts'
import type { ResolvedTarget } from './resolve-target.ts'

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
  const foldOf = new Map<number, number>()
  folds.forEach((fold, k) => fold.validation.forEach((row) => foldOf.set(row, k)))
  const rows = Int32Array.from(foldOf.keys()).sort()
  const positionOf = new Map(Array.from(rows, (row, position) => [row, position]))
  return {
    rows,
    actual: takeNumbers(target.y, rows),
    ...(weights && { weights: takeNumbers(weights, rows) }),
    foldOfRow: rows.map((row) => foldOf.get(row)!),
    positions: folds.map((fold) => fold.validation.map((row) => positionOf.get(row)!)),
  }
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
  const all = Int32Array.from(foldOfRow, (_, position) => position)
  return positions.length === 1 ? all : all.filter((position) => foldOfRow[position] !== fold)
}
