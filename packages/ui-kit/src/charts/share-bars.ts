import { svg } from 'lit'
import { cut } from './bar-chart.ts'
import type { ChartSpec } from './csv-chart.ts'

/** Named shares of 100, one bar each: chances of classes, what-if answers. */
export function shareBars(
  bars: readonly { readonly name: string; readonly share: number; readonly text: string; readonly color: string }[],
  label: string,
  head: readonly [string, string],
): ChartSpec {
  return {
    label,
    height: bars.length * 32,
    table: { head, rows: bars.map(({ name, text }) => [name, text]) },
    draw: (width) => {
      const left = Math.max(90, width * 0.46)
      const track = Math.max(20, width - left - Math.max(52, 14 + 8 * Math.max(...bars.map(({ text }) => text.length))))
      return svg`${bars.map(({ name, share, text, color }, i) => {
        const y = i * 32 + 16
        return svg`<text class="t" x="0" y=${y + 4}>${cut(name, left - 12)}</text>
          <rect class="f-muted" x=${left} y=${y - 4} width=${track} height="8" rx="2"/><rect class="f-${color}" x=${left} y=${y - 4} width=${Math.max(share > 0 ? 1.5 : 0, share * track)} height="8" rx="2"/>
          <text class="e b" x=${width} y=${y + 4}>${text}</text><line class="axis" x1="0" x2=${width} y1=${y + 15.5} y2=${y + 15.5}/>`
      })}`
    },
  }
}
