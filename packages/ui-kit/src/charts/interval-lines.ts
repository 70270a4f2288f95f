import { nothing, svg } from 'lit'
import { linearScale } from '../util/scale.ts'
import { cut } from './bar-chart.ts'
import type { ChartSpec } from './csv-chart.ts'

export interface IntervalLine {
  readonly name: string
  readonly value: number
  readonly interval: readonly [number, number] | null
  readonly text: string
  readonly own: boolean
}

/** A few estimates on one scale: the model filled, the simple rules hollow. */
export function intervalLines(
  lines: readonly IntervalLine[],
  label: string,
  head: readonly [string, string],
  note: string,
): ChartSpec {
  const values = lines.flatMap(({ value, interval }) => [value, ...(interval ?? [])])
  const low = Math.min(...values)
  const high = Math.max(...values)
  const margin = (high - low || 1) * 0.08
  return {
    label,
    height: lines.length * 46 + (note ? 18 : 0),
    table: { head, rows: lines.map(({ name, text }) => [name, text]) },
    draw: (width) => {
      const x = linearScale([low - margin, high + margin], [5, width - 5])
      return svg`${lines.map(({ name, value, interval, text, own }, i) => {
        const y = i * 46 + 32
        return svg`<text class=${own ? 'b' : 't'} x="0" y=${y - 14}>${cut(name, width - 150)}</text><text class="e ${own ? 'b' : ''}" x=${width} y=${y - 14}>${text}</text>
          <line class="axis" x1="0" x2=${width} y1=${y} y2=${y}/>
          ${interval ? svg`<line class="line ${own ? '' : 'grey'}" x1=${x(interval[0])} x2=${x(interval[1])} y1=${y} y2=${y}/>` : nothing}
          <circle class=${own ? 'f-data' : 'hollow'} cx=${x(value)} cy=${y} r="5"/>`
      })}${note ? svg`<text x="0" y=${lines.length * 46 + 14}>${cut(note, width)}</text>` : nothing}`
    },
  }
}
