import { log } from '../../util/log.ts'
import type { Contingency } from './contingency.ts'

/** Mutual information as a share of the smaller entropy: 0 independent, 1 one side decides the other. NaN when a side has one level. */
export function mutualInformation(table: Contingency): number {
  if (table.total === 0) return NaN
  const entropy = Math.min(entropyOf(table.rowSums, table.total), entropyOf(table.columnSums, table.total))
  if (!(entropy > 0)) return NaN
  const joint = entropyOf(table.cells, table.total)
  const shared = entropyOf(table.rowSums, table.total) + entropyOf(table.columnSums, table.total) - joint
  return Math.max(0, Math.min(1, shared / entropy))
}

export function entropyOf(counts: ArrayLike<number>, total: number): number {
  let entropy = 0
  for (let i = 0; i < counts.length; i++) {
    const share = counts[i] / total
    if (share > 0) entropy -= share * log(share)
  }
  return entropy
}
