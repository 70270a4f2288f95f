import type { PartialDependence } from '../../explain/partial-dependence.ts'
import type { FittedPipeline } from '../../fitted/fitted-pipeline.ts'
import { barsChart } from '../charts/bars.ts'
import { intervalsChart } from '../charts/intervals.ts'
import { lineChart } from '../charts/line.ts'
import { markup, type Html } from '../markup.ts'
import type { ReportLocale } from '../locale.ts'
import type { ReportContext } from '../report-page.ts'
import type { ReportParts } from '../report-parts.ts'
import type { ReportSection } from '../section.ts'
import { modelWords } from './model-words.ts'

/** Classes with a line of their own. */
const mostLines = 6

/** The mean prediction for each value of the columns that were asked about. Values of columns are hidden where they are redacted. */
export function dependenceSection(
  { dependence = [], evaluation, pipeline }: ReportParts,
  { locale, redact }: ReportContext,
): readonly ReportSection[] {
  const shown = dependence.filter(({ columns, grid }) => columns.length === 1 && grid[0].length > 1)
  if (shown.length === 0 || redact) return []
  const words = modelWords(locale.language)
  // One scale for all, so that a column which hardly matters looks as flat as it is.
  const yRange = spanOf(shown.flatMap(({ curves }) => curves.slice(0, mostLines).flatMap(({ average }) => average)))
  const charts = shown.map((one) =>
    chartOf(one, { target: evaluation!.target, yRange, labelOf: labelsOf(pipeline, one.columns[0]) }, locale),
  )
  return [
    {
      id: 'dependence',
      title: words.dependence,
      body: markup`<div class="sheet">
        <p>${words.dependenceText}</p>
        <div class="charts">${charts}</div>
      </div>`,
    },
  ]
}

interface ChartSettings {
  readonly target: string
  readonly yRange: readonly [number, number]
  readonly labelOf: (value: number | string | boolean) => string
}

/** Yes and No, as the file writes them, where the model reads true and false. */
function labelsOf(pipeline: FittedPipeline | undefined, column: string): ChartSettings['labelOf'] {
  const format = pipeline?.inputs.find(({ name }) => name === column)?.format ?? {}
  return (value) => String((value === true ? format.true : value === false ? format.false : null) ?? value)
}

function chartOf(
  { columns: [column], grid: [values], curves }: PartialDependence,
  { target, yRange, labelOf }: ChartSettings,
  locale: ReportLocale,
): Html {
  const words = modelWords(locale.language)
  const { format } = locale
  const shown = curves.slice(0, mostLines)
  const names = shown.map(({ class: name }) => (name === null ? target : words.dependenceOf(target, name)))
  const title = words.dependenceTitle(names.length === 1 ? names[0] : target, column)
  const write = (value: number): string => format.number(value)
  const places = values.map(placeOf)
  if (places.every((place) => place !== null))
    return lineChart(
      {
        title,
        sentence: words.dependenceText,
        head: [column, ...names],
        lines: shown.map(({ average }, k) => ({
          name: names[k],
          points: average.map((value, i) => [places[i], value] as const),
        })),
        writeX: typeof values[0] === 'string' ? format.date : write,
        writeY: write,
        yRange,
      },
      locale,
    )
  const most = widest(shown.map(({ average }) => average))
  const head = [column, names[most]] as const
  const named = names.length === 1 ? title : `${title}: ${names[most]}`
  const rows = values.map((value, i) => ({ label: labelOf(value), value: shown[most].average[i] }))
  if (rows.every(({ value }) => value >= 0)) return barsChart({ title: named, head, bars: rows, write }, locale)
  return intervalsChart(
    {
      title: named,
      sentence: words.dependenceText,
      head: [...head, words.lower, words.upper],
      rows: rows.map((one) => ({ ...one, lower: one.value, upper: one.value })),
      write,
    },
    locale,
  )
}

/** The class whose probability a text moves most. */
function widest(curves: readonly (readonly number[])[]): number {
  const spans = curves.map((values) => Math.max(...values) - Math.min(...values))
  return spans.indexOf(Math.max(...spans))
}

/** Where a number or date stands on an axis. */
function placeOf(value: number | string | boolean): number | null {
  if (typeof value === 'number') return value
  if (typeof value === 'string' && /^\d{4}-\d\d-\d\dT/.test(value)) return new Date(value).getTime()
  return null
}

/** From the least to the most, and zero where all is at or above it and near. */
function spanOf(values: readonly number[]): readonly [number, number] {
  const [low, high] = [Math.min(...values), Math.max(...values)]
  const from = low >= 0 && low < 0.5 * high ? 0 : low
  return from < high ? [from, high] : [low - 0.5, low + 0.5]
}
