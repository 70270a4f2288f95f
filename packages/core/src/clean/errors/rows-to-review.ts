import type { Dataset } from '../../table/dataset.ts'
import { invalid } from '../../util/error.ts'
import type { RunOptions } from '../../util/run-options.ts'
import { cellEvidence, strongestSignal } from './cell-evidence.ts'
import type { CellEvidence } from './cell-evidence.ts'

/**
 * The rows from whose judgement `detectErrors` learns most, in the order in which to look at them: each brings the kinds of cells
 * (by column, signal and strength) that are frequent and not yet seen.
 * @example const rows = await rowsToReview(dataset, 20)
 */
export async function rowsToReview(dataset: Dataset, count = 20, run: RunOptions = {}): Promise<readonly number[]> {
  if (!(Number.isInteger(count) && count >= 1)) throw invalid('count', count, 'a whole number ≥ 1')
  const evidence = await cellEvidence(dataset, run)
  const { kinds, sizes } = cellKinds(evidence)
  const seen = new Float64Array(sizes.length)
  const chosen: number[] = []
  const isChosen = new Uint8Array(dataset.rowCount)
  while (chosen.length < Math.min(count, dataset.rowCount)) {
    let best = -1
    let most = -1
    for (let row = 0; row < dataset.rowCount; row++) {
      if (isChosen[row] !== 0) continue
      let gain = 0
      for (const column of kinds) gain += Math.sqrt(sizes[column[row]]) / (1 + seen[column[row]])
      if (gain <= most) continue
      most = gain
      best = row
    }
    isChosen[best] = 1
    chosen.push(best)
    for (const column of kinds) seen[column[best]]++
  }
  return chosen
}

/** A number for each cell, equal for cells of one column against which the same speaks equally; and how many cells each number has. */
function cellKinds({ signals, rowCount }: CellEvidence): {
  readonly kinds: readonly Int32Array[]
  readonly sizes: readonly number[]
} {
  const numbers = new Map<string, number>()
  const sizes: number[] = []
  const kinds = signals.map((column, index) =>
    Int32Array.from({ length: rowCount }, (_, row) => {
      const { kind, score } = strongestSignal(column, row)
      const key = score === 0 ? `${index}` : `${index} ${kind} ${Math.floor(5 * score)}`
      const number = numbers.get(key) ?? numbers.size
      numbers.set(key, number)
      sizes[number] = (sizes[number] ?? 0) + 1
      return number
    }),
  )
  return { kinds, sizes }
}
