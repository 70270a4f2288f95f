import { svg } from 'lit'
import type { ChartSpec } from '../../src/charts/csv-chart.ts'

const HEIGHT = 44
const FLOOR = HEIGHT - 2

export interface DayValue {
  readonly day: string
  /** Null where there is nothing to measure. */
  readonly value: number | null
}

/** One bar a day, oldest first; a day without a value has none. */
export function dayBars(days: readonly DayValue[], label: string): ChartSpec {
  const top = Math.max(...days.map(({ value }) => value ?? 0), Number.MIN_VALUE)
  return {
    label,
    height: HEIGHT,
    draw: (width) => {
      const step = width / days.length
      const bar = ({ value }: DayValue, i: number) => {
        if (!value) return ''
        const height = Math.max(2, (value / top) * (FLOOR - 4))
        const last = i === days.length - 1
        return svg`<rect class=${last ? 'f-answer' : 'f-data'} x=${(i * step + 1).toFixed(1)} y=${(FLOOR - height).toFixed(1)} width=${Math.max(1, step - 2).toFixed(1)} height=${height.toFixed(1)}/>`
      }
      return svg`<line class="axis" x1="0" x2=${width} y1=${FLOOR} y2=${FLOOR}/>${days.map(bar)}`
    },
  }
}
