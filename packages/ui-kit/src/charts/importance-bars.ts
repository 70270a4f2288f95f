import { svg } from 'lit'
import { linearScale } from '../util/scale.ts'
import { cut } from './bar-chart.ts'
import type { ChartSpec } from './csv-chart.ts'

export interface ImportanceBar {
  readonly column: string
  readonly value: number
  readonly lower: number
  readonly upper: number
}

/** What each column is worth, largest first, with its interval. */
export function importanceBars(
  bars: readonly ImportanceBar[],
  label: string,
  head: readonly [string, string, string],
  write: (value: number) => string,
): ChartSpec {
  const top = Math.max(1e-12, ...bars.map(({ upper, value }) => Math.max(upper, value)))
  return {
    label,
    height: bars.length * 29,
    table: {
      head,
      rows: bars.map(({ column, value, lower, upper }) => [column, write(value), `${write(lower)} – ${write(upper)}`]),
    },
    draw: (width) => {
      const left = Math.min(140, width * 0.36)
      const x = linearScale([0, top], [left, Math.max(left + 20, width - 58)])
      return svg`${bars.map(({ column, value, lower, upper }, i) => {
        const y = i * 29 + 13
        return svg`<text class="t" x="0" y=${y + 4}>${cut(column, left - 8)}</text>
          <rect class="f-data" x=${left} y=${y - 7} width=${Math.max(1, x(Math.max(0, value)) - left)} height="14" rx="2"/>
          <line class="axis-2" x1=${x(Math.max(0, lower))} x2=${x(Math.max(0, upper))} y1=${y} y2=${y}/>
          <text class="e" x=${width} y=${y + 4}>${write(value)}</text>`
      })}`
    },
  }
}
