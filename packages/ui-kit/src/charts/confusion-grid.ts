import { svg } from 'lit'
import { cut } from './bar-chart.ts'
import type { ChartSpec } from './csv-chart.ts'

export interface ConfusionGrid {
  readonly classes: readonly string[]
  /** Row-major actual × predicted. */
  readonly counts: readonly (readonly number[])[]
  readonly label: string
  readonly write: (value: number) => string
}

const LEFT = 96
const TOP = 24

/** Actual by predicted for several classes; shade is the share of the row. */
export function confusionGrid({ classes, counts, label, write }: ConfusionGrid): ChartSpec {
  const size = classes.length > 8 ? 28 : 44
  return {
    label,
    height: TOP + classes.length * size + 4,
    table: { head: ['', ...classes], rows: counts.map((row, i) => [classes[i], ...row.map(write)]) },
    draw: (width) => {
      const cell = Math.min(110, (width - LEFT) / classes.length)
      return svg`${classes.map((name, i) => svg`<text class="m" x=${LEFT + (i + 0.5) * cell} y="14">${cut(name, cell)}</text><text class="e t" x=${LEFT - 10} y=${TOP + (i + 0.5) * size + 4}>${cut(name, LEFT - 14)}</text>`)}
      ${counts.map((row, i) => {
        const total = Math.max(
          1,
          row.reduce((sum, count) => sum + count, 0),
        )
        return row.map((count, j) => {
          const share = count / total
          const shade = count === 0 ? 0 : share > 0.75 ? 6 : share > 0.5 ? 3 : share > 0.2 ? 2 : 1
          const tone = shade === 0 ? 'f-none' : i === j ? `f-seq-${shade}` : 'wrong-soft'
          return svg`<rect class=${tone} x=${LEFT + j * cell + 1} y=${TOP + i * size + 1} width=${Math.max(1, cell - 2)} height=${size - 2} rx="3"/>
            <text class="m ${shade >= 4 && i === j ? 'on-shade' : 't'}" x=${LEFT + (j + 0.5) * cell} y=${TOP + (i + 0.5) * size + 4}>${count ? write(count) : '·'}</text>`
        })
      })}`
    },
  }
}
