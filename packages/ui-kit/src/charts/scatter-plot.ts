import { svg } from 'lit'
import { linearScale } from '../util/scale.ts'
import { ticks } from '../util/ticks.ts'
import type { ChartSpec } from './csv-chart.ts'

const HEIGHT = 300

/** Predicted against true on one scale, at most 1,000 points; the diagonal is exactly right. */
export function scatterPlot(
  points: readonly { readonly actual: number; readonly predicted: number }[],
  label: string,
  words: { readonly truth: string; readonly said: string; readonly write: (value: number) => string },
): ChartSpec {
  const values = points.flatMap(({ actual, predicted }) => [actual, predicted])
  const domain = [Math.min(...values), Math.max(...values)] as const
  return {
    label,
    height: HEIGHT,
    table: {
      head: [words.truth, words.said],
      rows: points.slice(0, 100).map(({ actual, predicted }) => [words.write(actual), words.write(predicted)]),
    },
    draw: (width) => {
      const floor = HEIGHT - 26
      const x = linearScale(domain, [56, width - 8])
      const y = linearScale(domain, [floor - 6, 10])
      return svg`${ticks(domain[0], domain[1], 4).map((value) => svg`<line class="axis" x1="56" x2=${width} y1=${y(value)} y2=${y(value)}/><text class="e" x="50" y=${y(value) + 4}>${words.write(value)}</text><text class="m" x=${x(value)} y=${floor + 16}>${words.write(value)}</text>`)}
        <line class="line grey dash" x1=${x(domain[0])} y1=${y(domain[0])} x2=${x(domain[1])} y2=${y(domain[1])}/>
        ${points.map(({ actual, predicted }) => svg`<circle class="f-data point" cx=${x(actual)} cy=${y(predicted)} r="2.6"/>`)}
        <text x="60" y="10">${words.said}</text><text class="e" x=${width} y=${floor - 10}>${words.truth}</text>`
    },
  }
}
