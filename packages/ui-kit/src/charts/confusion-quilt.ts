import { svg, type SVGTemplateResult } from 'lit'
import type { ChartSpec } from './csv-chart.ts'

export interface Quilt {
  readonly tp: number
  readonly fn: number
  readonly fp: number
  readonly tn: number
  readonly label: string
  readonly names: { readonly tp: string; readonly fn: string; readonly fp: string; readonly tn: string }
  readonly flagged: string
  readonly notFlagged: string
  readonly positiveName: string
  readonly negativeName: string
  readonly write: (value: number) => string
}

const CELL = 118
const LEFT = 26
const TOP = 22
const GAP = 8

/** Four cells: right ones tinted, wrong ones hatched, each with its share of its row. */
export function confusionQuilt(quilt: Quilt): ChartSpec {
  const positives = Math.max(1, quilt.tp + quilt.fn)
  const negatives = Math.max(1, quilt.fp + quilt.tn)
  return {
    label: quilt.label,
    height: TOP + CELL * 2 + GAP,
    table: {
      head: ['', quilt.flagged, quilt.notFlagged],
      rows: [
        [quilt.positiveName, quilt.write(quilt.tp), quilt.write(quilt.fn)],
        [quilt.negativeName, quilt.write(quilt.fp), quilt.write(quilt.tn)],
      ],
    },
    draw: (width) => {
      const cell = (width - LEFT - GAP) / 2
      const right = LEFT + cell + GAP
      const low = TOP + CELL + GAP
      return svg`<defs><pattern id="hatch" width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><line class="hatch-line" x1="0" x2="0" y1="0" y2="7"/></pattern></defs>
        <text x=${LEFT} y="12">${quilt.flagged}</text><text x=${right} y="12">${quilt.notFlagged}</text>
        <text class="m" transform="translate(12 ${TOP + CELL / 2}) rotate(-90)">${quilt.positiveName}</text>
        <text class="m" transform="translate(12 ${low + CELL / 2}) rotate(-90)">${quilt.negativeName}</text>
        ${box(LEFT, TOP, cell, quilt.write(quilt.tp), quilt.names.tp, quilt.tp / positives, 'soft-answer', 'f-answer')}
        ${box(right, TOP, cell, quilt.write(quilt.fn), quilt.names.fn, quilt.fn / positives, 'wrong', 'f-answer')}
        ${box(LEFT, low, cell, quilt.write(quilt.fp), quilt.names.fp, quilt.fp / negatives, 'wrong', 'f-rest')}
        ${box(right, low, cell, quilt.write(quilt.tn), quilt.names.tn, quilt.tn / negatives, 'soft-rest', 'f-rest')}`
    },
  }
}

function box(
  x: number,
  y: number,
  width: number,
  count: string,
  name: string,
  share: number,
  look: string,
  fill: string,
): SVGTemplateResult {
  const track = Math.max(0, width - 32)
  return svg`<g transform="translate(${x} ${y})">
    <rect class=${look} fill=${look === 'wrong' ? 'url(#hatch)' : ''} width=${width} height=${CELL} rx="6"/>
    <text class="big" x="16" y="42">${count}</text><text class="lab" x="16" y="63">${name}</text>
    <rect class="f-muted" x="16" y=${CELL - 20} width=${track} height="5" rx="2.5"/><rect class=${fill} x="16" y=${CELL - 20} width=${Math.max(share > 0 ? 2 : 0, share * track)} height="5" rx="2.5"/>
  </g>`
}
