import type { Finding, Severity } from '../util/finding.ts'
import type { JsonObject } from '../util/json.ts'
import { grouped, percent, quoted, short } from './findings/wording.ts'
import type { ColumnChange, ComparisonThresholds } from './profile-comparison.ts'
import type { ColumnProfile, Profile } from './profile.ts'

const sizeFactor = 2
const leastOutside = 0.01
const spreadFactor = 2

interface Weighed {
  readonly finding: Finding
  readonly cost: number
}

const severities: readonly Severity[] = ['error', 'warning', 'info']

/** What is odd about a second profile when the first is taken as the rule: size, columns, types, gaps, values, distributions. */
export function comparisonFindings(
  first: Profile,
  second: Profile,
  changes: readonly ColumnChange[],
  thresholds: ComparisonThresholds,
): readonly Finding[] {
  const before = new Map(first.columns.map((column) => [column.name, column]))
  const after = new Map(second.columns.map((column) => [column.name, column]))
  const all = [
    ...size(first, second),
    ...changes.flatMap((change) =>
      columnFindings(change, before.get(change.column) ?? null, after.get(change.column) ?? null, thresholds),
    ),
  ]
  return all
    .sort((a, b) => severities.indexOf(a.finding.severity) - severities.indexOf(b.finding.severity) || b.cost - a.cost)
    .map(({ finding }) => finding)
}

function size({ rowCount: before }: Profile, { rowCount: after }: Profile): readonly Weighed[] {
  if (before === 0 || (after < sizeFactor * before && after * sizeFactor > before)) return []
  return [
    said(
      'row-count-changed',
      'info',
      0.1,
      `The second file has ${grouped(after)} rows, the first ${grouped(before)}.`,
      {
        before,
        after,
        threshold: sizeFactor,
      },
    ),
  ]
}

function columnFindings(
  change: ColumnChange,
  before: ColumnProfile | null,
  after: ColumnProfile | null,
  thresholds: ComparisonThresholds,
): readonly Weighed[] {
  const name = change.column
  if (after === null) return [said('column-gone', 'error', 1, `${quoted(name)} is not in the second file.`, {}, name)]
  if (before === null) return [said('column-new', 'info', 0.2, `${quoted(name)} is only in the second file.`, {}, name)]
  if (change.change === 'retyped')
    return [
      said(
        'column-retyped',
        'warning',
        0.9,
        `${quoted(name)} was ${before.type} and now is ${after.type}.`,
        { before: before.type, after: after.type },
        name,
      ),
    ]
  return [...gaps(change, thresholds), ...values(change, before, after), ...shape(change, before, after, thresholds)]
}

function gaps({ column, missing }: ColumnChange, thresholds: ComparisonThresholds): readonly Weighed[] {
  const [before, after] = [missing[0]!, missing[1]!]
  if (Math.abs(after - before) < thresholds.missing) return []
  return [
    said(
      'missing-changed',
      after > before ? 'warning' : 'info',
      Math.abs(after - before),
      `${quoted(column)} is missing in ${percent(after)} of the rows, before in ${percent(before)}.`,
      { before, after, threshold: thresholds.missing },
      column,
    ),
  ]
}

function values(
  { column, newValues, outOfRange }: ColumnChange,
  before: ColumnProfile,
  after: ColumnProfile,
): readonly Weighed[] {
  const found: Weighed[] = []
  if (newValues.length > 0)
    found.push(
      said(
        'new-categories',
        'warning',
        0.3,
        `${quoted(column)} has values that it had not before: ${newValues.slice(0, 5).map(quoted).join(', ')}${newValues.length > 5 ? ' …' : ''}.`,
        { values: newValues, threshold: 0.01 },
        column,
      ),
    )
  if (outOfRange !== null && outOfRange >= leastOutside)
    found.push(
      said(
        'values-out-of-range',
        'warning',
        outOfRange,
        `${percent(outOfRange)} of ${quoted(column)} lie outside the range of before.`,
        { share: outOfRange, threshold: leastOutside },
        column,
      ),
    )
  if ((before.number?.infinite ?? 0) === 0 && (after.number?.infinite ?? 0) > 0)
    found.push(
      said(
        'infinite-appeared',
        'warning',
        0.3,
        `${quoted(column)} now holds infinite numbers (${grouped(after.number!.infinite)}).`,
        { count: after.number!.infinite },
        column,
      ),
    )
  if (isUnique(before) && after.distinct < after.count - after.missing && after.distinctExact)
    found.push(
      said(
        'uniqueness-lost',
        'warning',
        0.5,
        `The values of ${quoted(column)} all differed; now ${grouped(after.count - after.missing - after.distinct)} repeat another.`,
        { repeated: after.count - after.missing - after.distinct },
        column,
      ),
    )
  if (before.distinct > 1 && after.distinct === 1)
    found.push(said('became-constant', 'warning', 0.4, `${quoted(column)} now holds a single value.`, {}, column))
  return found
}

/** At least 20 values, none of which stands twice. */
function isUnique({ distinct, distinctExact, count, missing }: ColumnProfile): boolean {
  return distinctExact && count - missing >= 20 && distinct === count - missing
}

/** One finding for the shape: the distance first, else the shift of the mean, else the spread. */
function shape(
  { column, distance, largestDifference, jensenShannon, meanShift }: ColumnChange,
  before: ColumnProfile,
  after: ColumnProfile,
  thresholds: ComparisonThresholds,
): readonly Weighed[] {
  if (distance !== null && distance >= thresholds.distance && before.unique < before.distinct)
    return [
      said(
        'distribution-changed',
        distance >= 3 * thresholds.distance ? 'warning' : 'info',
        distance,
        `${quoted(column)} is spread differently (distance ${short(distance)}; 0 the same, 1 nothing in common).`,
        { distance, largestDifference, jensenShannon, threshold: thresholds.distance },
        column,
      ),
    ]
  if (meanShift !== null && Math.abs(meanShift) >= thresholds.meanShift)
    return [
      said(
        'mean-shifted',
        'info',
        Math.min(1, Math.abs(meanShift) / 4),
        `The mean of ${quoted(column)} moved from ${short(before.number!.mean)} to ${short(after.number!.mean)}, by ${short(meanShift)} standard deviations.`,
        { before: before.number!.mean, after: after.number!.mean, meanShift, threshold: thresholds.meanShift },
        column,
      ),
    ]
  return spread(column, before.number?.standardDeviation ?? 0, after.number?.standardDeviation ?? 0)
}

function spread(column: string, before: number, after: number): readonly Weighed[] {
  if (!(before > 0) || !(after > 0) || (after < spreadFactor * before && after * spreadFactor > before)) return []
  return [
    said(
      'spread-changed',
      'info',
      0.1,
      `The standard deviation of ${quoted(column)} went from ${short(before)} to ${short(after)}.`,
      { before, after, threshold: spreadFactor },
      column,
    ),
  ]
}

function said(
  code: string,
  severity: Severity,
  cost: number,
  message: string,
  evidence: JsonObject,
  column?: string,
): Weighed {
  return { cost, finding: { code, severity, message, evidence, ...(column === undefined ? {} : { column }) } }
}
