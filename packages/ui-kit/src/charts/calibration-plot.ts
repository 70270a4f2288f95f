import { svg } from 'lit'
import type { ChartSpec } from './csv-chart.ts'

export interface CalibrationPoint {
  readonly predicted: number
  readonly observed: number
  readonly count: number
}

const HEIGHT = 200

/** What it said against what happened; on the dashed line it keeps its word. */
export function calibrationPlot(
  points: readonly CalibrationPoint[],
  label: string,
  words: {
    readonly said: string
    readonly happened: string
    readonly rows: string
    readonly write: (value: number) => string
  },
): ChartSpec {
  const most = Math.max(1, ...points.map(({ count }) => count))
  return {
    label,
    height: HEIGHT,
    table: {
      head: [words.said, words.happened, words.rows],
      rows: points.map((point) => [
        words.write(point.predicted * 100),
        words.write(point.observed * 100),
        words.write(point.count),
      ]),
    },
    draw: (width) => {
      const left = 36
      const floor = HEIGHT - 24
      const x = (share: number) => left + share * (width - left - 8)
      const y = (share: number) => floor - share * (floor - 10)
      return svg`<line class="axis-2" x1=${left} x2=${width} y1=${floor} y2=${floor}/><line class="line grey dash" x1=${x(0)} y1=${y(0)} x2=${x(1)} y2=${y(1)}/>
        ${points.map((point) => svg`<circle class="hollow" cx=${x(point.predicted)} cy=${y(point.observed)} r=${3 + 3 * Math.sqrt(point.count / most)}/>`)}
        <text class="e" x=${left - 12} y=${y(1) + 4}>100</text><text class="e" x=${left - 12} y=${floor}>0</text><text x=${left + 6} y=${y(1) + 4}>${words.happened}</text>
        <text class="m" x=${x(0.5)} y=${floor + 18}>50</text><text class="e" x=${width} y=${floor + 18}>100 ${words.said}</text>`
    },
  }
}
