import { svg } from 'lit'
import type { ChartSpec } from './csv-chart.ts'

/** The chance of one case as 100 dots, rows of twenty. */
export function hundredDots(filled: number, label: string): ChartSpec {
  return {
    label,
    height: 100,
    draw: (width) => {
      const step = Math.min(24, width / 20)
      const radius = Math.min(7.2, step * 0.39)
      const rise = Math.min(20, step + 1)
      return svg`${Array.from({ length: 100 }, (_, i) => svg`<circle class=${i < filled ? 'f-answer' : 'f-muted'} cx=${(i % 20) * step + radius + 0.5} cy=${Math.floor(i / 20) * rise + radius + 1} r=${i < filled ? radius : radius * 0.86}/>`)}`
    },
  }
}
