import type { Dataset } from '../../table/dataset.ts'
import type { RunOptions } from '../../util/run-options.ts'
import { breathe } from '../../util/yield-to-event-loop.ts'
import type { ColumnSignals, Signal } from './cell-signals.ts'
import { cellSignals, signalNames } from './cell-signals.ts'
import type { RawColumn } from './raw-column.ts'
import { rawColumn } from './raw-column.ts'
import type { SoftDeterminant } from './soft-determinants.ts'
import { softDeterminants } from './soft-determinants.ts'

/** What is known of every cell before anyone says which are wrong. */
export interface CellEvidence {
  readonly rowCount: number
  readonly columns: readonly RawColumn[]
  readonly determinants: readonly (readonly SoftDeterminant[])[]
  /** How far rows alike contradict each cell when all of them are believed, per column. */
  readonly doubts: readonly Float64Array[]
  readonly signals: readonly ColumnSignals[]
}

export async function cellEvidence(dataset: Dataset, { signal, onProgress }: RunOptions): Promise<CellEvidence> {
  const columns = dataset.columns.map(rawColumn)
  const total = 2 * columns.length
  const determinants: (readonly SoftDeterminant[])[] = []
  const doubts: Float64Array[] = []
  for (let index = 0; index < columns.length; index++) {
    await breathe(signal)
    determinants.push(softDeterminants(columns, index))
    doubts.push(cellSignals(columns, index, determinants[index], null).values.groupVote)
    onProgress?.({ stage: 'errors', done: index + 1, total })
  }
  const signals: ColumnSignals[] = []
  for (let index = 0; index < columns.length; index++) {
    await breathe(signal)
    signals.push(cellSignals(columns, index, determinants[index], doubts))
    onProgress?.({ stage: 'errors', done: columns.length + index + 1, total })
  }
  return { rowCount: dataset.rowCount, columns, determinants, doubts, signals }
}

/** The signal that speaks loudest against a cell; score 0 when none does. */
export function strongestSignal(
  signals: ColumnSignals,
  row: number,
): { readonly kind: Signal; readonly score: number } {
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
