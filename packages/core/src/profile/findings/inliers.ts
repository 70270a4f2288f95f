import type { Column } from '../../table/column.ts'
import type { ColumnProfile } from '../profile.ts'
import { found } from './rule.ts'
import type { FindingRule } from './rule.ts'
import { rowsWhere } from './rows-where.ts'
import { grouped, percent, present, quoted, short } from './wording.ts'

const leastDistinct = 50
const leastShare = 0.02
const factor = 10
const mostSpikes = 3

/** A number far more frequent than any other of an otherwise fine-grained column: filled in, or cut off at a limit. */
export const inliers: FindingRule = {
  code: 'inliers',
  title: 'Suspiciously frequent numbers',
  threshold: `At most ${mostSpikes} numbers other than 0, each in ${percent(leastShare)} of the cells and ${factor} times as often as the next, in a column with at least ${leastDistinct} different values.`,
  action: 'replaceSentinel',
  find: ({ columns, dataset, target }) =>
    columns.flatMap((profile) => {
      const spikes = profile.name === target?.profile.name ? [] : spikesOf(profile)
      if (spikes.length === 0) return []
      const column = dataset.column(profile.name)
      const count = spikes.reduce((sum, spike) => sum + spike.count, 0)
      const values = spikes.map((spike) => spike.value)
      const kinds = values.map((value) => placeOf(value, profile))
      const atLimit = kinds.every((kind) => kind !== 'inside')
      return [
        found(atLimit ? { ...inliers, action: null } : inliers, {
          column: profile.name,
          severity: 'info',
          cost: 0.15 * (count / present(profile)),
          threshold: factor,
          message: `${quoted(profile.name)} is ${values.map(short).join(' or ')} in ${grouped(count)} cells (${percent(count / present(profile))}), at least ${factor} times as often as any other number: ${atLimit ? 'probably cut off at a limit' : 'probably filled in'}.`,
          evidence: { values, count, share: count / present(profile), kinds },
          rows: rowsWhere(column.length, (row) => isOne(column, row, values)),
        }),
      ]
    }),
}

interface Spike {
  readonly value: number
  readonly count: number
}

/** The frequent numbers before the first steep fall of the counts. */
function spikesOf(profile: ColumnProfile): readonly Spike[] {
  if (profile.number === null || profile.distinct < leastDistinct) return []
  const top = profile.top
    .map((entry) => ({ value: Number(entry.value), count: entry.count }))
    .filter((entry) => entry.value !== 0)
  const least = Math.max(factor, leastShare * present(profile))
  for (let size = 1; size <= mostSpikes && size < top.length; size++)
    if (top[size - 1].count >= least && top[size - 1].count >= factor * top[size].count) return top.slice(0, size)
  return []
}

function placeOf(value: number, { number }: ColumnProfile): 'lowest' | 'highest' | 'inside' {
  return value === number!.min ? 'lowest' : value === number!.max ? 'highest' : 'inside'
}

function isOne(column: Column, row: number, values: readonly number[]): boolean {
  return column.storage === 'number' && column.missing[row] === 0 && values.includes(column.values[row])
}
