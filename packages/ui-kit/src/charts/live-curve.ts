import { svg } from 'lit'
import { linearScale } from '../util/scale.ts'
import { ticks } from '../util/ticks.ts'
import type { ChartSpec } from './csv-chart.ts'

const HEIGHT = 180

/** A score that grows while a model learns. */
export function liveCurve(
  values: readonly number[],
  label: string,
  words: { readonly round: string; readonly score: string; readonly write: (value: number) => string },
): ChartSpec {
  const low = Math.min(...values)
  const high = Math.max(...values)
  return {
    label,
    height: HEIGHT,
    table: { head: [words.round, words.score], rows: values.map((value, i) => [String(i + 1), words.write(value)]) },
    draw: (width) => {
      const floor = HEIGHT - 24
      const x = linearScale([1, Math.max(2, values.length)], [46, width - 4])
      const y = linearScale([low, high], [floor - 6, 12])
      return svg`${ticks(low, high, 4).map((value) => svg`<line class="axis" x1="46" x2=${width} y1=${y(value)} y2=${y(value)}/><text class="e" x="40" y=${y(value) + 4}>${words.write(value)}</text>`)}
        <path class="line" d=${values.map((value, i) => `${i ? 'L' : 'M'}${x(i + 1).toFixed(1)} ${y(value).toFixed(1)}`).join('')}/>
        <text x="46" y=${floor + 16}>1</text><text class="e" x=${width} y=${floor + 16}>${values.length}</text>`
    },
  }
}
