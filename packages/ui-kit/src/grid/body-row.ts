import { html, nothing } from 'lit'
import type { Locale } from '../i18n/locale.ts'
import { place } from '../util/place.ts'
import type { ColumnFacts } from './column-facts.ts'
import { ROW_NUMBER_WIDTH, type GridColumn } from './column-layout.ts'
import type { GridRow } from './row-pages.ts'

interface BodyRowView {
  readonly row: number
  /** Undefined while its page is on the way. */
  readonly data: GridRow | undefined
  readonly names: readonly string[]
  readonly selected: boolean
  readonly columns: readonly GridColumn[]
  readonly pinned: number
  /** Width of the columns left out between the pinned ones and those in view. */
  readonly skipped: number
  /** Order of the active cell's column; -1: the active cell is in another row. */
  readonly activeColumn: number
  readonly orderOf: (column: GridColumn) => number
  readonly target: string
  readonly facts: ColumnFacts
  readonly focus: (row: number, column: number) => void
  readonly toggle: (index: number) => void
  readonly locale: Locale
}

export function bodyRow(view: BodyRowView) {
  const { row, data, selected, columns, pinned, skipped, toggle, locale } = view
  const { words } = locale
  return html`<div
    role="row"
    aria-rowindex=${row + 2}
    aria-selected=${selected}
    class="row ${row % 6 >= 3 ? 'banded' : ''} ${selected ? 'selected' : ''}"
    part="row"
  >
    <div
      role="rowheader"
      aria-colindex="1"
      class="cell number"
      ${place({ width: `${ROW_NUMBER_WIDTH}px` })}
      @click=${() => data && toggle(data.index)}
    >
      ${data ? html`<span class="sr">${words.grid.row}</span>${data.index + 1}` : ''}
    </div>
    ${columns.map((column, i) => html`${i === pinned && skipped > 0 ? html`<div role="presentation" ${place({ width: `${skipped}px`, flex: 'none' })}></div>` : nothing}${bodyCell(column, view)}`)}
  </div>`
}

function bodyCell(
  column: GridColumn,
  { row, data, names, activeColumn, orderOf, target, facts, focus, locale }: BodyRowView,
) {
  const { words } = locale
  const order = orderOf(column)
  const active = activeColumn === order
  const text = data?.cells[names.indexOf(column.name)] ?? null
  const look = column.kind === 'number' ? 'num' : facts.isIdentifier(column.name) ? 'id' : ''
  return html`<div
    role="gridcell"
    aria-colindex=${column.index + 2}
    tabindex=${active ? 0 : -1}
    ?data-active=${active}
    part="cell"
    class="cell ${look} ${column.pinned ? 'pinned' : ''} ${column.name === target ? 'target' : ''}"
    ${place(column.pinned ? { width: `${column.width}px`, left: `${column.start}px` } : { width: `${column.width}px` })}
    @click=${() => focus(row, order)}
    @focus=${() => focus(row, order)}
  >
    ${data === undefined ? html`<span class="ghost"></span>` : html`${column.name === target && text !== null ? classDot(text, facts) : nothing}${text === null ? html`<span class="missing">${words.empty}</span>` : text}`}
  </div>`
}

function classDot(text: string, facts: ColumnFacts) {
  const { classes, colors } = facts.classes()
  const at = classes.indexOf(text)
  return at < 0 ? nothing : html`<i class="dot k-${colors[at]}"></i>`
}
