import { nothing, svg, type SVGTemplateResult } from 'lit'
import type { Histogram } from '../core-types.ts'

export interface HeaderChartOptions {
  readonly width: number
  readonly height: number
  /** Class colours in the order of `byClass`. */
  readonly colors: readonly string[]
  /** Bars that the filter keeps; null when the column is not filtered. */
  readonly picked: ReadonlySet<number> | null
  readonly hovered: number | null
  /** The target's own bars: each is one class. */
  readonly own?: readonly string[]
}

export const CATEGORY_BARS = 3

/** The summary in a column's header: bars from zero, split by the answer, a grey ghost where the filter leaves rows out. */
export function headerChart(histogram: Histogram, options: HeaderChartOptions): SVGTemplateResult {
  return histogram.kind === 'category' ? categoryBars(histogram, options) : columnBars(histogram, options)
}

/** Bars of the header chart: what hover, pick and keyboard move over. */
export function barCount(histogram: Histogram): number {
  return histogram.kind === 'category' ? Math.min(CATEGORY_BARS, histogram.counts.length) : histogram.counts.length
}

function columnBars(
  histogram: Histogram,
  { width, height, colors, picked, hovered }: HeaderChartOptions,
): SVGTemplateResult {
  const { counts } = histogram
  const tallest = Math.max(1, ...counts)
  const step = width / counts.length
  return svg`${counts.map((count, i) => {
    const x = i * step + 0.5
    const barWidth = Math.max(0.5, step - 1)
    const barHeight = count === 0 ? 0 : Math.max(1, (count / tallest) * height)
    const kept = picked === null || picked.has(i)
    return svg`${hovered === i ? svg`<rect class="hover" x=${i * step} y="0" width=${step} height=${height}/>` : nothing}
      <rect class="f-muted" x=${x} y=${height - barHeight} width=${barWidth} height=${barHeight}/>
      ${kept ? stackUp(shares(histogram, i), colors, x, height, barWidth, barHeight) : nothing}`
  })}${picked ? brush(picked, step, height) : nothing}`
}

function stackUp(
  parts: readonly number[],
  colors: readonly string[],
  x: number,
  floor: number,
  width: number,
  height: number,
): SVGTemplateResult {
  let top = floor
  return svg`${answerFirst(parts, colors).map(([part, color]) => {
    const partHeight = part * height
    top -= partHeight
    return partHeight > 0
      ? svg`<rect class="f-${color}" x=${x} y=${top} width=${width} height=${partHeight}/>`
      : nothing
  })}`
}

function brush(picked: ReadonlySet<number>, step: number, height: number): SVGTemplateResult {
  const from = Math.min(...picked) * step
  const to = (Math.max(...picked) + 1) * step
  return svg`<rect class="brush" x=${from} y="0" width=${to - from} height=${height}/><path class="grip" d="M${from} 0V${height}M${to} 0V${height}"/>`
}

function categoryBars(
  histogram: Histogram,
  { width, colors, picked, hovered, own }: HeaderChartOptions,
): SVGTemplateResult {
  const counts = histogram.counts.slice(0, CATEGORY_BARS)
  const widest = Math.max(1, ...counts)
  return svg`${counts.map((count, i) => {
    const y = i * 17
    const barWidth = Math.max(1, (count / widest) * width)
    const kept = picked === null || picked.has(i)
    return svg`${hovered === i ? svg`<rect class="hover" x="-5" y=${y - 2} width=${width + 10} height="18" rx="3"/>` : nothing}
      <rect class="f-muted" x="0" y=${y} width=${barWidth} height="14" rx="1"/>
      ${kept ? (own ? stackAlong([1], [own[i] ?? 'muted'], y, barWidth) : stackAlong(shares(histogram, i), colors, y, barWidth)) : nothing}`
  })}`
}

function stackAlong(parts: readonly number[], colors: readonly string[], y: number, width: number): SVGTemplateResult {
  let x = 0
  return svg`${answerFirst(parts, colors).map(([part, color]) => {
    const partWidth = part * width
    const at = x
    x += partWidth
    return partWidth > 0 ? svg`<rect class="f-${color}" x=${at} y=${y} width=${partWidth} height="14"/>` : nothing
  })}`
}

/** Shares of one bar by class; one part when there is no classification target. */
function shares({ byClass, counts }: Histogram, bar: number): readonly number[] {
  const split = byClass?.[bar]
  if (!split) return [1]
  const total = Math.max(1, counts[bar])
  return split.map((count) => count / total)
}

/** The answer asked about stands on the floor, where lengths compare. */
function answerFirst(
  parts: readonly number[],
  colors: readonly string[],
): readonly (readonly [share: number, color: string])[] {
  const named = parts.map((part, k) => [part, colors[k] ?? (colors.length > 1 ? 'muted' : 'data')] as const)
  return [...named].sort((a, b) => Number(b[1] === 'answer') - Number(a[1] === 'answer'))
}
