import { svg } from 'lit'
import { linearScale } from '../util/scale.ts'
import type { ChartSpec } from './csv-chart.ts'

const HEIGHT = 150

/** How far off it is: a histogram with zero marked. */
export function residualBars(
  edges: readonly number[],
  counts: readonly number[],
  label: string,
  head: readonly [string, string],
  write: (value: number) => string,
): ChartSpec {
  const tallest = Math.max(1, ...counts)
  return {
    label,
    height: HEIGHT,
    table: { head, rows: counts.map((count, i) => [`${write(edges[i])} – ${write(edges[i + 1])}`, write(count)]) },
    draw: (width) => {
      const floor = HEIGHT - 22
      const x = linearScale([edges[0], edges[edges.length - 1]], [0, width])
      const height = (count: number) => (count / tallest) * (floor - 6)
      const inside = edges[0] < 0 && edges[edges.length - 1] > 0
      return svg`${counts.map((count, i) => svg`<rect class="f-data" x=${x(edges[i]) + 0.5} y=${floor - height(count)} width=${Math.max(0.5, x(edges[i + 1]) - x(edges[i]) - 1)} height=${height(count)}/>`)}
        <line class="axis-2" x1="0" x2=${width} y1=${floor + 0.5} y2=${floor + 0.5}/>
        ${inside ? svg`<line class="axis-2 dash" x1=${x(0)} x2=${x(0)} y1="0" y2=${floor}/><text class="m" x=${x(0)} y=${floor + 16}>0</text>` : ''}
        <text x="0" y=${floor + 16}>${write(edges[0])}</text><text class="e" x=${width} y=${floor + 16}>${write(edges[edges.length - 1])}</text>`
    },
  }
}
