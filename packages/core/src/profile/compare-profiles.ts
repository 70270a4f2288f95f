import type { ColumnProfile, Histogram, Profile } from './profile.ts'

/** How one column of a second profile differs from the first. */
export interface ColumnChange {
  readonly column: string
  readonly change: 'same' | 'changed' | 'new' | 'gone' | 'retyped'
  readonly type: readonly [string | null, string | null]
  /** Share of missing cells before and after. */
  readonly missing: readonly [number | null, number | null]
  /** Numbers: difference of the means in standard deviations of the first; null where there is none. */
  readonly meanShift: number | null
  /**
   * Distance of the distributions, 0 the same to 1 nothing in common: for numbers and dates the largest gap between the
   * cumulated shares (Kolmogorov–Smirnov, from the histograms), for categories half the sum of differences of the shares (of the 20 shown).
   */
  readonly distance: number | null
  /** Frequent categories of the second that the first does not show, at most 10. */
  readonly newValues: readonly string[]
  /** Share of values beyond the range of the first; null for what has no range. */
  readonly outOfRange: number | null
}

export interface ProfileComparison {
  readonly version: 1
  readonly rows: readonly [number, number]
  /** The most changed first. */
  readonly columns: readonly ColumnChange[]
  readonly thresholds: { readonly distance: number; readonly missing: number; readonly meanShift: number }
}

const thresholds = { distance: 0.1, missing: 0.05, meanShift: 0.25 }

/**
 * What changed between two profiles: train against test, last month against this one. Only profiles are compared, so it is instant
 * and needs no data; a test of significance against raw rows is the drift report's.
 */
export function compareProfiles(first: Profile, second: Profile): ProfileComparison {
  const after = new Map(second.columns.map((column) => [column.name, column]))
  const known = new Set(first.columns.map((column) => column.name))
  const changes = first.columns.map((column) => compareColumn(column, after.get(column.name) ?? null))
  const added = second.columns.filter((column) => !known.has(column.name)).map((column) => compareColumn(null, column))
  return {
    version: 1,
    rows: [first.rowCount, second.rowCount],
    columns: [...changes, ...added].sort((a, b) => weight(b) - weight(a)),
    thresholds,
  }
}

function compareColumn(before: ColumnProfile | null, after: ColumnProfile | null): ColumnChange {
  const type = [before?.type ?? null, after?.type ?? null] as const
  const missing = [missingShare(before), missingShare(after)] as const
  const head = { column: (before ?? after)!.name, type, missing }
  if (before === null || after === null)
    return {
      ...head,
      change: before === null ? 'new' : 'gone',
      meanShift: null,
      distance: null,
      newValues: [],
      outOfRange: null,
    }
  const meanShift = shiftOf(before, after)
  const distance = distanceOf(before.histogram, after.histogram)
  const newValues = unseen(before, after)
  const outOfRange = beyond(before, after)
  const isChanged =
    (distance ?? 0) >= thresholds.distance ||
    Math.abs(missing[1]! - missing[0]!) >= thresholds.missing ||
    Math.abs(meanShift ?? 0) >= thresholds.meanShift ||
    newValues.length > 0
  return {
    ...head,
    change: before.storage !== after.storage ? 'retyped' : isChanged ? 'changed' : 'same',
    meanShift,
    distance,
    newValues,
    outOfRange,
  }
}

function missingShare(column: ColumnProfile | null): number | null {
  return column === null ? null : column.count === 0 ? 0 : column.missing / column.count
}

function shiftOf(before: ColumnProfile, after: ColumnProfile): number | null {
  if (before.number === null || after.number === null || !(before.number.standardDeviation > 0)) return null
  return (after.number.mean - before.number.mean) / before.number.standardDeviation
}

function distanceOf(before: Histogram | null, after: Histogram | null): number | null {
  if (before === null || after === null || before.kind !== after.kind) return null
  return before.kind === 'category' ? categoryDistance(before, after) : cumulativeDistance(before, after)
}

function categoryDistance(before: Histogram, after: Histogram): number {
  const labels = new Set([...before.labels, ...after.labels])
  const left = sharesOf(before)
  const right = sharesOf(after)
  let sum = 0
  let leftRest = 1
  let rightRest = 1
  for (const label of labels) {
    const a = left.get(label) ?? 0
    const b = right.get(label) ?? 0
    sum += Math.abs(a - b)
    leftRest -= a
    rightRest -= b
  }
  return Math.min(1, (sum + Math.abs(leftRest - rightRest)) / 2)
}

function sharesOf(histogram: Histogram): ReadonlyMap<string, number> {
  const total = histogram.counts.reduce((sum, count) => sum + count, 0) + histogram.other
  return new Map(histogram.labels.map((label, index) => [label, total > 0 ? histogram.counts[index] / total : 0]))
}

/** At every edge of either histogram; values are taken as spread evenly within a bar. */
function cumulativeDistance(before: Histogram, after: Histogram): number {
  let most = 0
  for (const edge of [...before.edges, ...after.edges])
    most = Math.max(most, Math.abs(shareBelow(before, edge) - shareBelow(after, edge)))
  return most
}

function shareBelow(histogram: Histogram, value: number): number {
  const total = histogram.counts.reduce((sum, count) => sum + count, 0)
  let below = 0
  for (let bar = 0; bar < histogram.counts.length; bar++) {
    const low = histogram.edges[bar]
    const high = histogram.edges[bar + 1]
    below += histogram.counts[bar] * Math.max(0, Math.min(1, (value - low) / (high - low)))
  }
  return total > 0 ? below / total : 0
}

/** A category counts as new when it holds a hundredth of the second file and is neither shown by nor could hide in the first. */
function unseen(before: ColumnProfile, after: ColumnProfile): readonly string[] {
  if (
    before.storage !== 'category' ||
    after.storage !== 'category' ||
    before.distinct > before.top.length + before.rare.length
  )
    return []
  const known = new Set([...before.top, ...before.rare].map((entry) => entry.value))
  return after.top
    .filter((entry) => entry.count >= 0.01 * after.count && !known.has(entry.value))
    .map((entry) => entry.value)
    .slice(0, 10)
}

/** Bars of whole numbers are centred on them, so the range of the first reaches half a step further. */
function beyond(before: ColumnProfile, after: ColumnProfile): number | null {
  const range = before.number ?? before.date
  const second = after.number ?? after.date
  if (range === null || second === null || after.histogram === null || after.histogram.kind === 'category') return null
  const half = after.number !== null && after.number.integers === after.count - after.missing ? 0.5 : 0
  const below = second.min < range.min ? shareBelow(after.histogram, range.min - half) : 0
  return below + (second.max > range.max ? 1 - shareBelow(after.histogram, range.max + half) : 0)
}

function weight(change: ColumnChange): number {
  const kinds = { gone: 4, retyped: 3, new: 2, changed: 1, same: 0 }
  const missing = Math.abs((change.missing[1] ?? 0) - (change.missing[0] ?? 0))
  return kinds[change.change] + Math.min(0.99, (change.distance ?? 0) / 2 + missing / 2)
}
