import { nothing, svg } from 'lit'
import type { Histogram } from '../core-types.ts'
import type { ChartSpec } from './csv-chart.ts'

export interface BarChartWords {
  readonly label: string
  readonly value: string
  readonly count: string
  readonly other: string
  edge(value: number): string
  count_(value: number): string
}

const HEIGHT = 120

/** The spread of one column: bars from zero, edges named below; categories as labelled bars. */
export function barChart(histogram: Histogram, colors: readonly string[], words: BarChartWords): ChartSpec {
  return histogram.kind === 'category' ? categoryChart(histogram, colors, words) : numberChart(histogram, colors, words)
}

function numberChart(histogram: Histogram, colors: readonly string[], words: BarChartWords): ChartSpec {
  const { counts, edges } = histogram
  const tallest = Math.max(1, ...counts)
  const name = (i: number) => `${words.edge(edges[i])} – ${words.edge(edges[i + 1])}`
  return {
    label: words.label,
    height: HEIGHT + 20,
    table: { head: [words.value, words.count], rows: counts.map((count, i) => [name(i), words.count_(count)]) },
    draw: (width) => {
      const step = width / counts.length
      return svg`${counts.map((count, i) => {
        const height = count === 0 ? 0 : Math.max(1, (count / tallest) * HEIGHT)
        let top = HEIGHT
        return svg`<g><title>${name(i)}: ${words.count_(count)}</title><rect class="hit" x=${i * step} y="0" width=${step} height=${HEIGHT}/>${parts(
          histogram,
          i,
        ).map((part, k) => {
          top -= part * height
          return svg`<rect class="f-${colors[k] ?? 'data'}" x=${i * step + 0.5} y=${top} width=${Math.max(0.5, step - 1)} height=${part * height}/>`
        })}</g>`
      })}<line class="axis-2" x1="0" x2=${width} y1=${HEIGHT + 0.5} y2=${HEIGHT + 0.5}/>
      <text x="0" y=${HEIGHT + 16}>${words.edge(edges[0])}</text><text class="e" x=${width} y=${HEIGHT + 16}>${words.edge(edges[edges.length - 1])}</text>`
    },
  }
}

function categoryChart(histogram: Histogram, colors: readonly string[], words: BarChartWords): ChartSpec {
  const bars = histogram.labels
    .slice(0, 8)
    .map((label, i) => ({ label, count: histogram.counts[i], split: parts(histogram, i) }))
  const rest = histogram.counts.slice(8).reduce((sum, count) => sum + count, histogram.other)
  const all = rest > 0 ? [...bars, { label: words.other, count: rest, split: [] }] : bars
  const widest = Math.max(1, ...all.map(({ count }) => count))
  return {
    label: words.label,
    height: all.length * 34,
    table: {
      head: [words.value, words.count],
      rows: [
        ...histogram.labels.map((label, i) => [label, words.count_(histogram.counts[i])]),
        ...(rest > 0 ? [[words.other, words.count_(histogram.other)]] : []),
      ],
    },
    draw: (width) =>
      svg`${all.map(({ label, count, split }, i) => {
        const y = i * 34
        const barWidth = Math.max(1, (count / widest) * width)
        let x = 0
        return svg`<text class="t" x="0" y=${y + 12}>${cut(label, width - 70)}</text><text class="e" x=${width} y=${y + 12}>${words.count_(count)}</text>
        <rect class="f-muted" x="0" y=${y + 18} width=${barWidth} height="8" rx="1"/>
        ${
          split.length
            ? split.map((part, k) => {
                const at = x
                x += part * barWidth
                return svg`<rect class="f-${colors[k] ?? 'data'}" x=${at} y=${y + 18} width=${part * barWidth} height="8"/>`
              })
            : nothing
        }`
      })}`,
  }
}

function parts({ byClass, counts }: Histogram, bar: number): readonly number[] {
  const split = byClass?.[bar]
  return split ? split.map((count) => count / Math.max(1, counts[bar])) : [1]
}

/** Text cut to about the pixels it may take; SVG text has no ellipsis of its own. */
export function cut(text: string, pixels: number): string {
  const characters = Math.max(3, Math.floor(pixels / 6.6))
  return text.length <= characters ? text : `${text.slice(0, characters - 1)}…`
}
