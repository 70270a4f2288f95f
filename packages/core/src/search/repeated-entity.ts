import { columnDataOf } from '../features/column-set-of.ts'
import type { ColumnData } from '../transforms/column-data.ts'
import type { Column } from '../table/column.ts'
import { firstEqualRows } from '../profile/duplicate-rows.ts'
import type { Dataset } from '../table/dataset.ts'
import { randomFrom, type Random } from '../util/random.ts'
import { namesAnEntity } from './names-an-entity.ts'
import type { ResolvedTarget } from './resolve-target.ts'

/** A column that names who a row is about, where the same one stands in several rows whose targets are alike. */
export interface RepeatedEntity {
  readonly column: string
  /** By position in the rows of the target. */
  readonly groups: Int32Array
  readonly groupCount: number
  /** Mean distance of the target between two rows of one entity, over that of two rows at random. */
  readonly distance: number
}

const fewestGroups = 10
/** Rows that share their entity with another. */
const leastShared = 0.3
const largestGroup = 0.2
const mostMissing = 0.2
/** Neighbours of one entity that are no copies, for each row. */
const leastPairs = 0.1
const mostPairs = 20_000
/** Rows of one entity are alike when they are so much nearer to each other than rows at random, and that is no luck. */
const near = 0.85
const fewestErrors = 5

/**
 * The first such column, looked for by name, by how often its values repeat, and by whether rows with the same value are alike,
 * copies of the same row (equal in all features) aside.
 */
export function repeatedEntity(
  dataset: Dataset,
  target: ResolvedTarget,
  features: readonly Column[],
  seed: number,
): RepeatedEntity | null {
  for (const { name } of dataset.columns) {
    if (name === target.name || !namesAnEntity(name)) continue
    const groups = groupsOf(columnDataOf(dataset.column(name), target.rows))
    if (groups === null) continue
    const first = firstEqualRows(features, dataset.rowCount)
    const isCopy = (a: number, b: number) => first[target.rows[a]] === first[target.rows[b]]
    const pairs = neighbours(groups).filter(([a, b]) => !isCopy(a, b))
    if (pairs.length < leastPairs * target.rows.length) continue
    const distance = distanceWithin(pairs, target, randomFrom(seed, 'entities', name))
    if (distance !== null) return { column: name, groups, groupCount: new Set(groups).size, distance }
  }
  return null
}

/** The group of each row, rows without a value alone; null where the values are no names of groups of a fitting size. */
function groupsOf(data: ColumnData): Int32Array | null {
  const rowCount = data.kind === 'number' ? data.values.length : data.codes.length
  const sizes: number[] = []
  const known = new Map<number, number>()
  let missing = 0
  const groups = new Int32Array(rowCount)
  for (let i = 0; i < rowCount; i++) {
    const value = data.kind === 'number' ? data.values[i] : data.codes[i] < 0 ? NaN : data.codes[i]
    if (value - value !== 0) {
      missing++
      groups[i] = sizes.push(1) - 1
      continue
    }
    if (Math.trunc(value) !== value) return null
    const group = known.get(value) ?? sizes.push(0) - 1
    known.set(value, group)
    groups[i] = group
    sizes[group]++
  }
  const shared = sizes.reduce((sum, size) => sum + (size > 1 ? size : 0), 0)
  const fits =
    known.size >= fewestGroups &&
    missing <= mostMissing * rowCount &&
    shared >= leastShared * rowCount &&
    sizes.every((size) => size <= largestGroup * rowCount)
  return fits ? groups : null
}

/** Null where the targets of one entity are no more alike than others. */
function distanceWithin(pairs: readonly Pair[], { rows, y, task }: ResolvedTarget, random: Random): number | null {
  const value = task === 'regression' ? ranksOf(Float64Array.from(rows, (row) => y[row])) : rows.map((row) => y[row])
  const distance = (a: number, b: number) =>
    task === 'regression' ? Math.abs(value[a] - value[b]) : Number(value[a] !== value[b])
  const step = Math.max(1, Math.floor(pairs.length / mostPairs))
  const chosen = pairs.filter((_, i) => i % step === 0)
  const within = meanAndSquare(chosen.map(([a, b]) => distance(a, b)))
  const chance = meanAndSquare(chosen.map(() => distance(random.integer(rows.length), random.integer(rows.length))))
  const error = Math.sqrt((within.variance + chance.variance) / chosen.length)
  const ratio = within.mean / chance.mean
  return ratio < near && chance.mean - within.mean > fewestErrors * error ? ratio : null
}

type Pair = readonly [number, number]

/** Each row with the next one of its group. */
function neighbours(groups: Int32Array): readonly Pair[] {
  const last = new Map<number, number>()
  const pairs: Pair[] = []
  groups.forEach((group, i) => {
    const before = last.get(group)
    if (before !== undefined) pairs.push([before, i])
    last.set(group, i)
  })
  return pairs
}

function ranksOf(values: Float64Array): Float64Array {
  const order = Uint32Array.from(values, (_, i) => i).sort((a, b) => values[a] - values[b] || a - b)
  const ranks = new Float64Array(values.length)
  order.forEach((i, rank) => (ranks[i] = rank / values.length))
  return ranks
}

function meanAndSquare(values: readonly number[]): { readonly mean: number; readonly variance: number } {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  return { mean, variance: values.reduce((sum, value) => sum + (value - mean) * (value - mean), 0) / values.length }
}
