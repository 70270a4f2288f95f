import { markup, type Html } from '../markup.ts'
import type { ReportLocale } from '../locale.ts'
import { figure, keyOf } from './figure.ts'
import { place, ticks } from './ticks.ts'

export interface HistogramChart {
  readonly title: string
  /** One more than counts. */
  readonly edges: readonly number[]
  readonly counts: readonly number[]
  /** Per bar, the counts of each class, drawn one upon the other. */
  readonly byClass?: readonly (readonly number[])[]
  readonly classes?: readonly string[]
  /** How an edge is written. */
  readonly write: (value: number) => string
}

const width = 480
const height = 170
const base = height - 22
const top = 8

/** Counts over ranges of a number or a date. */
export function histogramChart(chart: HistogramChart, locale: ReportLocale): Html {
  const { title, edges, counts, byClass, classes, write } = chart
  const { format, words } = locale
  const low = edges[0]
  const span = edges[edges.length - 1] - low || 1
  const most = Math.max(1, ...counts)
  const x = (value: number): number => place(((value - low) / span) * width)
  const y = (count: number): number => place(base - (count / most) * (base - top))
  const bars = counts.map((count, bar) => {
    const left = x(edges[bar])
    const wide = place(Math.max(0.8, x(edges[bar + 1]) - left - (counts.length > 1 ? 1 : 0)))
    const label = `${write(edges[bar])} – ${write(edges[bar + 1])}: ${format.integer(count)}`
    return markup`<g
      ><title>${label}</title>${stack(byClass?.[bar] ?? [count]).map(
        ([from, to], part) =>
          markup`<rect
            x="${left}"
            y="${y(to)}"
            width="${wide}"
            height="${place(y(from) - y(to))}"
            class="${byClass === undefined ? 'mark' : `s${part + 1}`}"
          />`,
      )}</g
    >`
  })
  const at = counts.indexOf(most)
  return figure(
    {
      title,
      sentence: words.histogramSentence(
        write(low),
        write(edges[edges.length - 1]),
        at < 0 ? '' : `${write(edges[at])} – ${write(edges[at + 1])}`,
        format.integer(most),
      ),
      width,
      height,
      key: byClass === undefined ? undefined : keyOf(classes ?? []),
      marks: markup`${bars}<line
          x1="0"
          x2="${width}"
          y1="${base}"
          y2="${base}"
          class="axis"
        />${axisLabels(low, low + span, x, write)}`,
      table: {
        head: [words.from, words.to, words.rows, ...(byClass === undefined ? [] : (classes ?? []))],
        numbers: [0, 1, 2, ...(classes ?? []).map((_, i) => i + 3)],
        rows: counts.map((count, bar) => [
          write(edges[bar]),
          write(edges[bar + 1]),
          format.integer(count),
          ...(byClass === undefined ? [] : byClass[bar].map(format.integer)),
        ]),
      },
    },
    locale,
  )
}

function stack(parts: readonly number[]): readonly (readonly [number, number])[] {
  let sum = 0
  return parts.map((part) => [sum, (sum += part)] as const)
}

function axisLabels(
  low: number,
  high: number,
  x: (value: number) => number,
  write: (value: number) => string,
): readonly Html[] {
  return ticks(low, high).map((value) => {
    const at = x(value)
    const anchor = at < 30 ? '' : at > width - 40 ? 'end' : 'mid'
    return markup`<text x="${at}" y="${height - 6}" class="${anchor}">${write(value)}</text>`
  })
}
