import type { Dataset } from '../../table/dataset.ts'
import type { RunOptions } from '../../util/run-options.ts'
import { breathe } from '../../util/yield-to-event-loop.ts'
import { cellSignals, signalNames } from './cell-signals.ts'
import type { ColumnSignals, Signal } from './cell-signals.ts'
import { rawColumn } from './raw-column.ts'
import { softDeterminants } from './soft-determinants.ts'
import type { SoftDeterminant } from './soft-determinants.ts'

/** A cell that is probably wrong. */
export interface CellError {
  readonly row: number
  readonly column: string
  /** The strongest of the signals. */
  readonly kind: Signal
  /** 0–1; cells from `threshold` on are reported. */
  readonly score: number
  /** What most rows like it say, if anything. */
  readonly suggestion: string | null
}

export interface DetectErrorsOptions extends RunOptions {
  readonly threshold?: number
}

/**
 * Cells that are probably wrong, most certain first, without any labels: against the vote of rows that share another column's
 * value, near a frequent value, of a rare shape, far out, of another type, or missing where all others are filled.
 */
export async function detectErrors(dataset: Dataset, options: DetectErrorsOptions = {}): Promise<readonly CellError[]> {
  const { threshold = 0.35 } = options
  const columns = dataset.columns.map(rawColumn)
  const determinants: (readonly SoftDeterminant[])[] = []
  const doubts: Float64Array[] = []
  for (let index = 0; index < columns.length; index++) {
    await breathe(options.signal)
    determinants.push(softDeterminants(columns, index))
    doubts.push(cellSignals(columns, index, determinants[index], null).values.groupVote)
    options.onProgress?.({ stage: 'errors', done: index + 1, total: 2 * columns.length })
  }
  const errors: CellError[] = []
  for (let index = 0; index < columns.length; index++) {
    await breathe(options.signal)
    const signals = cellSignals(columns, index, determinants[index], doubts)
    for (let row = 0; row < dataset.rowCount; row++) {
      const { kind, score } = strongest(signals, row)
      if (score < threshold) continue
      const code = signals.repair[row]
      errors.push({
        row,
        column: columns[index].name,
        kind,
        score,
        suggestion: code < 0 ? null : columns[index].texts[code],
      })
    }
    options.onProgress?.({ stage: 'errors', done: columns.length + index + 1, total: 2 * columns.length })
  }
  return errors.sort((a, b) => b.score - a.score || a.row - b.row)
}

function strongest(signals: ColumnSignals, row: number): { kind: Signal; score: number } {
  let kind: Signal = 'groupVote'
  let score = 0
  for (const name of signalNames) {
    const value = signals.values[name][row]
    if (value <= score) continue
    kind = name
    score = value
  }
  return { kind, score }
}
