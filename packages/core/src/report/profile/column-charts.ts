import type { ColumnProfile, Histogram, TargetProfile } from '../../profile/profile.ts'
import { barsChart } from '../charts/bars.ts'
import { histogramChart } from '../charts/histogram.ts'
import { lineChart } from '../charts/line.ts'
import type { Html } from '../markup.ts'
import type { ReportLocale } from '../locale.ts'

const mostBars = 12

/** How a column is spread: a histogram, bars of its frequent values, when in the week and day. */
export function columnCharts(
  column: ColumnProfile,
  target: TargetProfile | null,
  locale: ReportLocale,
): readonly Html[] {
  const { histogram, date, name, type } = column
  const charts: Html[] = []
  const classes = histogram?.byClass === undefined ? undefined : classNames(target, histogram, locale)
  if (column.unique === column.distinct && histogram?.kind === 'category') return []
  if (histogram !== null && histogram.kind === 'category') charts.push(categoryBars(name, histogram, classes, locale))
  else if (histogram !== null && histogram.edges.length > 1)
    charts.push(
      histogramChart(
        {
          title: locale.words.distribution(name),
          edges: histogram.edges,
          counts: histogram.counts,
          byClass: histogram.byClass,
          classes,
          write:
            type === 'time' ? locale.format.time : histogram.kind === 'date' ? dayOf(locale) : locale.format.number,
        },
        locale,
      ),
    )
  else if (histogram === null && column.top.length > 0 && column.top[0].count > 1) charts.push(topBars(column, locale))
  if (date !== null && type !== 'time') charts.push(...calendar(column, locale))
  return charts
}

function classNames(target: TargetProfile | null, { byClass }: Histogram, { words }: ReportLocale): readonly string[] {
  const width = byClass?.[0]?.length ?? 0
  const names = (target?.classes ?? []).map(({ value }) => value)
  return names.length > width ? [...names.slice(0, width - 1), words.otherValues] : names
}

function categoryBars(
  name: string,
  { labels, counts, other, byClass }: Histogram,
  classes: readonly string[] | undefined,
  locale: ReportLocale,
): Html {
  const { words, format } = locale
  const rest = counts.slice(mostBars).reduce((sum, count) => sum + count, 0) + other
  const shown = labels.slice(0, mostBars).map((label, i) => ({
    label,
    value: counts[i],
    ...(byClass === undefined ? {} : { parts: byClass[i] }),
  }))
  return barsChart(
    {
      title: words.frequent(name),
      head: [words.value, words.rows],
      bars:
        rest > 0
          ? [...shown, { label: words.otherValues, value: rest, ...(byClass === undefined ? {} : { parts: [rest] }) }]
          : shown,
      classes,
      write: format.integer,
    },
    locale,
  )
}

function topBars({ name, top }: ColumnProfile, locale: ReportLocale): Html {
  const { words, format } = locale
  return barsChart(
    {
      title: words.frequent(name),
      head: [words.value, words.rows],
      bars: top.slice(0, mostBars).map(({ value, count }) => ({ label: value, value: count })),
      write: format.integer,
    },
    locale,
  )
}

/** Only where days or hours differ at all. */
function calendar({ name, date }: ColumnProfile, locale: ReportLocale): readonly Html[] {
  const { words, format } = locale
  const charts: Html[] = []
  if (Math.max(...date!.weekdayShares) < 1)
    charts.push(
      barsChart(
        {
          title: words.weekdays(name),
          head: [words.weekday, words.share],
          bars: date!.weekdayShares.map((value, day) => ({ label: words.weekdayNames[day], value })),
          write: format.percent,
        },
        locale,
      ),
    )
  if (Math.max(...date!.hourShares) < 1)
    charts.push(
      lineChart(
        {
          title: words.hours(name),
          sentence: words.barsSentence(busiestHours(date!.hourShares, format.percent)),
          head: [words.hour, words.share],
          lines: [{ name: words.share, points: date!.hourShares.map((share, hour) => [hour, share] as const) }],
          writeX: (hour) => `${hour} h`,
          writeY: format.percent,
        },
        locale,
      ),
    )
  return charts
}

function dayOf({ format }: ReportLocale): (time: number) => string {
  return (time) => format.date(time).slice(0, 10)
}

function busiestHours(shares: readonly number[], write: (share: number) => string): readonly string[] {
  return shares
    .map((share, hour) => ({ share, hour }))
    .sort((a, b) => b.share - a.share)
    .slice(0, 3)
    .map(({ share, hour }) => `${hour} h ${write(share)}`)
}
