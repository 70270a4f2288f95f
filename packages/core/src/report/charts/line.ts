import { markup, type Html } from '../markup.ts'
import type { ReportLocale } from '../locale.ts'
import { figure, keyOf } from './figure.ts'
import { place, ticks } from './ticks.ts'

export interface LineChart {
  readonly title: string
  readonly sentence: string
  /** Headings of the table: what runs along, then the name of each line. */
  readonly head: readonly string[]
  readonly lines: readonly { readonly name: string; readonly points: readonly (readonly [number, number])[] }[]
  readonly writeX: (value: number) => string
  readonly writeY: (value: number) => string
  /** Ends of the axes; found from the points when absent. The upright one begins at zero unless said. */
  readonly xRange?: readonly [number, number]
  readonly yRange?: readonly [number, number]
}

const width = 480
const height = 210
const left = 56
const base = height - 22
const top = 8

/** One or more lines over a number or time; each also has its own dash. */
export function lineChart(chart: LineChart, locale: ReportLocale): Html {
  const { title, sentence, head, lines, writeX, writeY } = chart
  const points = lines.flatMap((line) => line.points)
  const xRange = chart.xRange ?? rangeOf(points.map(([at]) => at))
  const yRange = chart.yRange ?? [0, Math.max(...points.map(([, value]) => value), 0) || 1]
  const x = (value: number): number => place(left + share(value, xRange) * (width - left - 8))
  const y = (value: number): number => place(base - share(value, yRange) * (base - top))
  const marks = markup`${ticks(...yRange).map(
    (value) =>
      markup`<line x1="${left}" x2="${width}" y1="${y(value)}" y2="${y(value)}" class="grid" /><text
          x="${left - 6}"
          y="${y(value) + 4}"
          class="end"
          >${writeY(value)}</text
        >`,
  )}${ticks(...xRange).map(
    (value) =>
      markup`<text x="${x(value)}" y="${height - 6}" class="${x(value) > width - 40 ? 'end' : 'mid'}"
        >${writeX(value)}</text
      >`,
  )}${lines.map(
    (line, i) =>
      markup`<polyline
        points="${line.points.map(([at, value]) => `${x(at)},${y(value)}`).join(' ')}"
        class="l${(i % 6) + 1}"
        ><title>${line.name}</title></polyline
      >`,
  )}`
  return figure(
    {
      title,
      sentence,
      width,
      height,
      marks,
      key: lines.length > 1 ? keyOf(lines.map((line) => line.name)) : undefined,
      table: { head, numbers: head.map((_, i) => i), rows: tableRows(chart) },
    },
    locale,
  )
}

/** The union of all places along, one value a line. */
function tableRows({ lines, writeX, writeY }: LineChart): readonly (readonly string[])[] {
  const places = [...new Set(lines.flatMap((line) => line.points.map(([at]) => at)))].sort((a, b) => a - b)
  const values = lines.map((line) => new Map(line.points))
  return places.map((at) => [writeX(at), ...values.map((line) => (line.has(at) ? writeY(line.get(at)!) : '–'))])
}

function rangeOf(values: readonly number[]): readonly [number, number] {
  return values.length === 0 ? [0, 1] : [Math.min(...values), Math.max(...values)]
}

function share(value: number, [low, high]: readonly [number, number]): number {
  return high > low ? (value - low) / (high - low) : 0.5
}
