import { nothing, svg } from 'lit'
import type { ChartSpec } from './csv-chart.ts'

export interface ScoreSplit {
  readonly edges: readonly number[]
  readonly positive: readonly number[]
  readonly negative: readonly number[]
  readonly threshold: number
  readonly label: string
  readonly flagged: string
  readonly notFlagged: string
  readonly positiveName: string
  readonly negativeName: string
  readonly lastTick: string
  readonly head: readonly [string, string, string]
  readonly onDrag: (threshold: number) => void
  readonly write: (value: number) => string
}

/** Mirrored histogram of the predicted chances: cases up, others down, both as shares on one scale, the line between. */
export function scoreSplit(split: ScoreSplit): ChartSpec {
  const up = shares(split.positive)
  const down = shares(split.negative)
  const top = Math.max(...up, 1e-9)
  const bottom = Math.max(...down, 1e-9)
  const room = 222
  const unit = room / (top + bottom)
  const zero = 22 + top * unit
  const floor = 22 + room
  return {
    label: split.label,
    height: floor + 20,
    table: {
      head: split.head,
      rows: up.map((_, i) => [
        `${split.write(split.edges[i] * 100)} – ${split.write(split.edges[i + 1] * 100)}`,
        split.write(split.positive[i]),
        split.write(split.negative[i]),
      ]),
    },
    draw: (width) => {
      const step = width / up.length
      const at = split.threshold * width
      const drag = (event: PointerEvent) => {
        if (!(event.buttons & 1)) return
        const box = (event.currentTarget as SVGElement).getBoundingClientRect()
        split.onDrag(Math.min(1, Math.max(0, Math.round(((event.clientX - box.left) / box.width) * 100) / 100)))
      }
      const dim = (i: number) => ((split.edges[i] + split.edges[i + 1]) / 2 < split.threshold ? 'dim' : '')
      return svg`${up.map((share, i) => svg`<rect class="f-answer ${dim(i)}" x=${i * step + 1} y=${zero - share * unit} width=${Math.max(1, step - 2)} height=${share * unit} rx="1.5"/><rect class="f-rest ${dim(i)}" x=${i * step + 1} y=${zero + 1.5} width=${Math.max(1, step - 2)} height=${down[i] * unit} rx="1.5"/>`)}
        <line class="axis-2" x1="0" x2=${width} y1=${zero + 0.5} y2=${zero + 0.5}/>
        ${width > 420 && split.threshold < 0.86 && Math.max(...up.slice(-3)) * unit < 6 && Math.max(...down.slice(-3)) * unit < 6 ? svg`<text class="t e" x=${width} y=${zero - 8}>${split.positiveName}</text><text class="t e" x=${width} y=${zero + 18}>${split.negativeName}</text>` : nothing}
        <line class="axis-2" x1=${at} x2=${at} y1="2" y2=${floor}/>
        ${at > 90 ? svg`<text class="e" x=${at - 7} y="12">${split.notFlagged}</text>` : nothing}
        ${at < width - 60 ? svg`<text class="b" x=${at + 7} y="12">${split.flagged}</text>` : nothing}
        ${[0, 25, 50, 75].map((value) => svg`<text class=${value ? 'm' : ''} x=${(value / 100) * width} y=${floor + 16}>${value}</text>`)}<text class="e" x=${width} y=${floor + 16}>${split.lastTick}</text>
        <rect class="hit drag" x="0" y="0" width=${width} height=${floor} @pointerdown=${drag} @pointermove=${drag}/>`
    },
  }
}

function shares(counts: readonly number[]): readonly number[] {
  const total = Math.max(
    1,
    counts.reduce((sum, count) => sum + count, 0),
  )
  return counts.map((count) => count / total)
}
