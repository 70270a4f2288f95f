import type { FeatureMatrix } from '../../matrix/feature-matrix.ts'
import { textPattern } from '../../profile/text-pattern.ts'
import type { CellEvidence } from './cell-evidence.ts'
import { strongestSignal } from './cell-evidence.ts'
import { signalNames } from './cell-signals.ts'

export interface Cell {
  readonly row: number
  /** Index of the column. */
  readonly column: number
}

/** From here on a signal counts as a doubt in the row. */
const doubtful = 0.35

/** Turns cells into what a model reads: their signals, and how their value, column and row stand beside others. */
export function cellFeatures(evidence: CellEvidence): (cells: readonly Cell[]) => FeatureMatrix {
  const { columns, determinants, doubts, signals, rowCount } = evidence
  const shapeShares = columns.map(shapeShareOf)
  const doubtsOfRow = new Float64Array(rowCount)
  for (const column of signals)
    for (let row = 0; row < rowCount; row++) if (strongestSignal(column, row).score >= doubtful) doubtsOfRow[row]++
  const features: { readonly [name: string]: (cell: Cell) => number } = {
    ...Object.fromEntries(
      signalNames.map((name) => [name, ({ row, column }: Cell) => signals[column].values[name][row]]),
    ),
    score: ({ row, column }) => strongestSignal(signals[column], row).score,
    doubt: ({ row, column }) => doubts[column][row],
    count: ({ row, column }) =>
      columns[column].codes[row] === 0 ? 0 : columns[column].counts[columns[column].codes[row]],
    share: ({ row, column }) => columns[column].counts[columns[column].codes[row]] / rowCount,
    missing: ({ row, column }) => (columns[column].codes[row] === 0 ? 1 : 0),
    missingOfColumn: ({ column }) => columns[column].counts[0] / rowCount,
    distinctOfColumn: ({ column }) => columns[column].texts.length / rowCount,
    determinants: ({ column }) => determinants[column].length,
    doubtsOfRow: ({ row }) => doubtsOfRow[row],
    length: ({ row, column }) => columns[column].texts[columns[column].codes[row]].length,
    shapeShare: ({ row, column }) => shapeShares[column][columns[column].codes[row]],
    column: ({ column }) => column,
    repairKnown: ({ row, column }) => (signals[column].repair[row] >= 0 ? 1 : 0),
    repairAgrees: ({ row, column }) => (signals[column].repair[row] === columns[column].codes[row] ? 1 : 0),
  }
  return (cells) => ({
    rowCount: cells.length,
    features: Object.keys(features).map((name) => ({ name, kind: 'numeric', source: name })),
    columns: Object.values(features).map((of) => Float64Array.from(cells, of)),
  })
}

/** Per text of a column the share of the rows whose text has the same shape. */
function shapeShareOf({ texts, counts, codes }: CellEvidence['columns'][number]): Float64Array {
  const shapes = texts.map((text) => textPattern(text).replace(/9\+/g, '9'))
  const rows = new Map<string, number>()
  shapes.forEach((shape, code) => rows.set(shape, (rows.get(shape) ?? 0) + counts[code]))
  return Float64Array.from(shapes, (shape) => rows.get(shape)! / codes.length)
}
