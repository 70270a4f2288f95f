import { svg, html, type SVGTemplateResult, type TemplateResult } from 'lit'
import type { ColumnType } from '../core-types.ts'
import { columnKind } from '../util/column-kind.ts'

export interface FingerprintColumn {
  readonly type: ColumnType
  /** Different on every row: it names rows and is drawn pale. */
  readonly identifier?: boolean
  readonly target?: boolean
}

/** One mark a column: tall is a number, blocks are categories, dashes are text, a dot over a bar is a date. */
export function fingerprint(
  columns: readonly FingerprintColumn[],
  label: string,
  width = 84,
  height = 14,
): TemplateResult {
  const step = width / Math.max(columns.length, 7)
  const start = (width - step * columns.length) / 2
  const markWidth = Math.max(0.8, Math.min(step * 0.55, 18))
  return html`<svg
    class="fingerprint"
    width=${width}
    height=${height}
    viewBox="0 0 ${width} ${height}"
    role="img"
    aria-label=${label}
  >
    ${columns.map((column, i) => mark(column, start + i * step + (step - markWidth) / 2, markWidth, height))}
  </svg>`
}

function mark(column: FingerprintColumn, x: number, width: number, height: number): SVGTemplateResult {
  const fill = column.target ? 'f-accent' : column.identifier ? 'f-muted' : 'f-ink'
  const kind = column.identifier ? 'number' : columnKind(column.type)
  if (kind === 'number') return svg`<rect class=${fill} x=${x} y="0" width=${width} height=${height} rx=".6"/>`
  if (kind === 'date')
    return svg`<rect class=${fill} x=${x} y="0" width=${width} height=${height * 0.22} rx=".6"/><rect class=${fill} x=${x} y=${height * 0.36} width=${width} height=${height * 0.64} rx=".6"/>`
  const parts = kind === 'category' ? 3 : 4
  const gap = height * (kind === 'category' ? 0.1 : 0.17)
  const partHeight = (height - gap * (parts - 1)) / parts
  return svg`${Array.from({ length: parts }, (_, k) => svg`<rect class=${fill} x=${x} y=${k * (partHeight + gap)} width=${width} height=${partHeight} rx=".6"/>`)}`
}
