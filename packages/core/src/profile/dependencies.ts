import type { CategoryColumn } from '../table/column.ts'
import type { Dataset } from '../table/dataset.ts'
import type { ColumnProfile } from './profile.ts'

/** Nearly always, a value of one column goes with one value of another. */
export interface NearDependency {
  readonly determinant: string
  readonly dependent: string
  /** Share of rows (in groups of at least two) that agree with the commonest value of their group. */
  readonly share: number
  readonly violations: number
  readonly rows: readonly number[]
}

const mostColumns = 30
const leastShare = 0.98

/** Pairs of category columns, each dependent with its best determinant; exact dependencies are no problem and not listed. */
export function nearDependencies(
  dataset: Dataset,
  profiles: readonly ColumnProfile[],
  except: string | null,
  rows: Int32Array,
): readonly NearDependency[] {
  const usable = profiles
    .filter((profile) => profile.storage === 'category' && profile.type !== 'text' && profile.name !== except)
    .filter((profile) => profile.distinct >= 3 && profile.distinct <= 0.5 * (profile.count - profile.missing))
    .slice(0, mostColumns)
    .map((profile) => dataset.column(profile.name) as CategoryColumn)
  const found: NearDependency[] = []
  for (const dependent of usable) {
    const candidates = usable
      .filter((column) => column !== dependent && isLikely(column, dependent, rows))
      .flatMap((determinant) => dependency(determinant, dependent) ?? [])
    const best = candidates.sort((a, b) => b.share - a.share)[0]
    if (best !== undefined) found.push(best)
  }
  return found
}

const leastLikely = 0.95

/** On sampled rows: most pairs of columns are ruled out there, and only the others are counted in full. */
function isLikely(determinant: CategoryColumn, dependent: CategoryColumn, rows: Int32Array): boolean {
  if (rows.length === determinant.length) return true
  const { size, agreeing } = groupModes(sampled(determinant, rows), sampled(dependent, rows))
  let grouped = 0
  let agree = 0
  for (let level = 0; level < size.length; level++) {
    if (size[level] < 2) continue
    grouped += size[level]
    agree += agreeing[level]
  }
  return agree >= leastLikely * grouped
}

function sampled(column: CategoryColumn, rows: Int32Array): Pick<CategoryColumn, 'codes' | 'dictionary'> {
  return { codes: Int32Array.from(rows, (row) => column.codes[row]), dictionary: column.dictionary }
}

export interface GroupMode {
  readonly commonest: Int32Array
  readonly size: Int32Array
  readonly agreeing: Int32Array
}

/** For each value of the determinant: its rows, and the dependent value most of them have. */
export function groupModes(
  determinant: { readonly codes: Int32Array; readonly dictionary: readonly string[] },
  dependent: { readonly codes: Int32Array; readonly dictionary: readonly string[] },
): GroupMode {
  const levels = determinant.dictionary.length
  const size = new Int32Array(levels)
  const commonest = new Int32Array(levels).fill(-1)
  const agreeing = new Int32Array(levels)
  const pairs = new Map<number, number>()
  const width = dependent.dictionary.length
  for (let row = 0; row < determinant.codes.length; row++) {
    const a = determinant.codes[row]
    const b = dependent.codes[row]
    if (a < 0 || b < 0) continue
    size[a]++
    const key = a * width + b
    const count = (pairs.get(key) ?? 0) + 1
    pairs.set(key, count)
    if (count > agreeing[a]) {
      agreeing[a] = count
      commonest[a] = b
    }
  }
  return { commonest, size, agreeing }
}

function dependency(determinant: CategoryColumn, dependent: CategoryColumn): NearDependency | null {
  const { commonest, size, agreeing } = groupModes(determinant, dependent)
  let grouped = 0
  let agree = 0
  for (let level = 0; level < size.length; level++) {
    if (size[level] < 2) continue
    grouped += size[level]
    agree += agreeing[level]
  }
  const share = grouped === 0 ? 0 : agree / grouped
  if (share < leastShare || agree === grouped || grouped < 0.5 * determinant.length) return null
  if (1 - share > 0.2 * (1 - dominantShare(dependent))) return null
  const rows: number[] = []
  for (let row = 0; row < determinant.length && rows.length < 10; row++) {
    const a = determinant.codes[row]
    if (a >= 0 && dependent.codes[row] >= 0 && size[a] >= 2 && dependent.codes[row] !== commonest[a]) rows.push(row)
  }
  return { determinant: determinant.name, dependent: dependent.name, share, violations: grouped - agree, rows }
}

/** How often guessing the commonest value would be right. */
function dominantShare(column: CategoryColumn): number {
  const counts = new Int32Array(column.dictionary.length)
  let present = 0
  let most = 0
  for (const code of column.codes) {
    if (code < 0) continue
    present++
    most = Math.max(most, ++counts[code])
  }
  return present === 0 ? 1 : most / present
}
