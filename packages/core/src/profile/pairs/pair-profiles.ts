import type { Dataset } from '../../table/dataset.ts'
import type { PairProfile } from '../profile.ts'
import { contingency } from './contingency.ts'
import { correlationRatio } from './correlation-ratio.ts'
import { cramersV } from './cramers-v.ts'
import { mutualInformation } from './mutual-information.ts'
import { pairColumn } from './pair-column.ts'
import type { PairColumn } from './pair-column.ts'
import { pearson } from './pearson.ts'

/** Columns compared in pairs: the target and the first others; pairs kept: the strongest. Both bound time and size. */
const mostColumns = 120
const mostPairs = 2000

/** All pair measures on the given rows, strongest first; `pause` is awaited between columns. */
export async function pairProfiles(
  dataset: Dataset,
  target: string | null,
  rows: Int32Array,
  pause: () => Promise<void>,
): Promise<readonly PairProfile[]> {
  const columns = chosenColumns(dataset, target, rows)
  const pairs: PairProfile[] = []
  for (let i = 1; i < columns.length; i++) {
    for (let j = 0; j < i; j++) pairs.push(...measures(columns[j], columns[i]))
    await pause()
  }
  return pairs.sort((a, b) => Math.abs(b.value) - Math.abs(a.value)).slice(0, mostPairs)
}

function chosenColumns(dataset: Dataset, target: string | null, rows: Int32Array): readonly PairColumn[] {
  const chosen: PairColumn[] = []
  const ordered = [...dataset.columns].sort((a, b) => Number(b.name === target) - Number(a.name === target))
  for (const column of ordered) {
    if (chosen.length === mostColumns) break
    const pair = pairColumn(column, rows)
    if (pair !== null) chosen.push(pair)
  }
  return chosen
}

function measures(left: PairColumn, right: PairColumn): readonly PairProfile[] {
  const found: PairProfile[] = []
  const add = (measure: PairProfile['measure'], value: number): void => {
    if (value === value) found.push({ left: left.name, right: right.name, measure, value })
  }
  if (left.values !== null && right.values !== null) {
    add('pearson', pearson(left.values, right.values))
    add('spearman', pearson(left.ranks!, right.ranks!))
  }
  const table = contingency(left.codes, left.levels, right.codes, right.levels)
  if (left.categorical && right.categorical) add('cramersV', cramersV(table))
  if (left.categorical !== right.categorical)
    add('correlationRatio', ratio(left.categorical ? left : right, left.categorical ? right : left))
  add('mutualInformation', mutualInformation(table))
  if (left.missing !== null && right.missing !== null) add('missingness', pearson(left.missing, right.missing))
  return found
}

function ratio(categories: PairColumn, numbers: PairColumn): number {
  return correlationRatio(categories.codes, categories.levels, numbers.values!)
}
