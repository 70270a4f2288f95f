import { comparisonFindings } from './comparison-findings.ts'
import { distributionDistance, shareBelow } from './distribution-distance.ts'
import type { ColumnChange, ComparisonThresholds, ProfileComparison } from './profile-comparison.ts'
import type { ColumnProfile, Profile } from './profile.ts'

const thresholds: ComparisonThresholds = { distance: 0.1, missing: 0.05, meanShift: 0.25 }

/**
 * What changed between two profiles: train against test, last month against this one. Only profiles are compared, so it is instant
 * and needs no data; a test of significance against raw rows is the drift report's.
 */
export function compareProfiles(first: Profile, second: Profile): ProfileComparison {
  const after = new Map(second.columns.map((column) => [column.name, column]))
  const known = new Set(first.columns.map((column) => column.name))
  const changes = first.columns.map((column) => compareColumn(column, after.get(column.name) ?? null))
  const added = second.columns.filter((column) => !known.has(column.name)).map((column) => compareColumn(null, column))
  const columns = [...changes, ...added].sort((a, b) => weight(b) - weight(a))
  return {
    version: 1,
    rows: [first.rowCount, second.rowCount],
    columns,
    thresholds,
    findings: comparisonFindings(first, second, columns, thresholds),
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
      largestDifference: null,
      jensenShannon: null,
      newValues: [],
      outOfRange: null,
    }
  const meanShift = shiftOf(before, after)
  const apart = distributionDistance(before.histogram, after.histogram)
  const newValues = unseen(before, after)
  const outOfRange = beyond(before, after)
  const isChanged =
    (apart?.distance ?? 0) >= thresholds.distance ||
    Math.abs(missing[1]! - missing[0]!) >= thresholds.missing ||
    Math.abs(meanShift ?? 0) >= thresholds.meanShift ||
    newValues.length > 0
  return {
    ...head,
    change: before.storage !== after.storage ? 'retyped' : isChanged ? 'changed' : 'same',
    meanShift,
    distance: apart?.distance ?? null,
    largestDifference: apart?.largest ?? null,
    jensenShannon: apart?.jensenShannon ?? null,
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
