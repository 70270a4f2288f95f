import type { ColumnChange, ProfileComparison } from '../../profile/profile-comparison.ts'
import type { ColumnProfile, Profile } from '../../profile/profile.ts'
import { intervalsChart } from '../charts/intervals.ts'
import { lineChart } from '../charts/line.ts'
import type { Html } from '../markup.ts'
import type { ReportLocale } from '../locale.ts'

const mostCharts = 8

/** The numbers that changed on one scale, then the shape of each changed number or date before and after. */
export function changedCharts(
  { columns }: ProfileComparison,
  before: Profile,
  after: Profile,
  locale: ReportLocale,
): readonly Html[] {
  const pairs = columns
    .filter(({ change }) => change === 'changed')
    .map((change) => ({ change, first: columnOf(before, change), second: columnOf(after, change) }))
  return [...ranges(pairs, locale), ...pairs.slice(0, mostCharts).flatMap((pair) => shape(pair, locale))]
}

interface Pair {
  readonly change: ColumnChange
  readonly first: ColumnProfile
  readonly second: ColumnProfile
}

function columnOf({ columns }: Profile, { column }: ColumnChange): ColumnProfile {
  return columns.find(({ name }) => name === column)!
}

function ranges(pairs: readonly Pair[], locale: ReportLocale): readonly Html[] {
  const { words, format } = locale
  const rows = pairs.flatMap(({ change, first, second }) => {
    const { number: base } = first
    if (base === null || second.number === null || !(base.standardDeviation > 0)) return []
    return [base, second.number].map((number, series) => ({
      label: `${change.column}, ${series === 0 ? words.before : words.after}`,
      value: (number.mean - base.mean) / base.standardDeviation,
      lower: (number.quantiles['p25'] - base.mean) / base.standardDeviation,
      upper: (number.quantiles['p75'] - base.mean) / base.standardDeviation,
      series,
    }))
  })
  if (rows.length === 0) return []
  return [
    intervalsChart(
      {
        title: words.rangesBeforeAfter,
        sentence: words.rangesSentence,
        head: [words.column, words.facts.mean, words.lower, words.upper],
        rows: rows.slice(0, 2 * mostCharts),
        series: [words.before, words.after],
        write: format.number,
      },
      locale,
    ),
  ]
}

function shape({ change, first, second }: Pair, locale: ReportLocale): readonly Html[] {
  const { words, format } = locale
  if (!hasEdges(first) || !hasEdges(second)) return []
  const write = first.type === 'time' ? format.time : first.date === null ? format.number : format.date
  return [
    lineChart(
      {
        title: words.shapesBeforeAfter(change.column),
        sentence: words.shapesSentence(change.column),
        head: [words.to, words.before, words.after],
        lines: [
          { name: words.before, points: cumulated(first) },
          { name: words.after, points: cumulated(second) },
        ],
        writeX: write,
        writeY: format.percent,
        yRange: [0, 1],
      },
      locale,
    ),
  ]
}

function hasEdges({ histogram }: ColumnProfile): boolean {
  return histogram !== null && histogram.kind !== 'category' && histogram.edges.length > 1
}

/** The share of rows up to each edge. */
function cumulated({ histogram }: ColumnProfile): readonly (readonly [number, number])[] {
  const { edges, counts } = histogram!
  const total = counts.reduce((sum, count) => sum + count, 0) || 1
  let below = 0
  return edges.map((edge, i) => {
    if (i > 0) below += counts[i - 1]
    return [edge, below / total] as const
  })
}
