import { html, nothing, svg } from 'lit'
import { headerChart } from '../charts/header-chart.ts'
import type { Profile } from '../core-types.ts'
import type { Locale } from '../i18n/locale.ts'
import { icon, kindIcon } from '../util/icons.ts'
import { place } from '../util/place.ts'
import type { BarPicker } from './bar-picker.ts'
import type { ColumnFacts } from './column-facts.ts'
import type { GridColumn } from './column-layout.ts'
import { headerCaption } from './header-caption.ts'
import { worstFinding } from './worst-finding.ts'

const chartHeight = 52
/** Left and right of the chart together. */
const padding = 24

interface HeaderCellView {
  readonly column: GridColumn
  readonly active: boolean
  readonly sorted: 'ascending' | 'descending' | 'none'
  readonly isTarget: boolean
  readonly facts: ColumnFacts
  readonly profile: Profile | null
  readonly picker: BarPicker
  readonly focus: () => void
  readonly openMenu: (anchor: Element) => void
  readonly locale: Locale
}

/** Name with its menu, chart, and a line below it. */
export function headerCell(view: HeaderCellView) {
  const { column, active, sorted, isTarget, profile, focus, openMenu, locale } = view
  const { name, width } = column
  const { words } = locale
  const caption = captionOf(view)
  return html`<div
    role="columnheader"
    aria-colindex=${column.index + 2}
    aria-sort=${sorted}
    tabindex=${active ? 0 : -1}
    ?data-active=${active}
    part="header cell"
    class="cell header ${isTarget ? 'target' : ''} ${column.pinned ? 'pinned' : ''}"
    ${place(column.pinned ? { width: `${width}px`, left: `${column.start}px` } : { width: `${width}px` })}
    @focus=${focus}
  >
    <button
      type="button"
      tabindex="-1"
      class="name"
      aria-haspopup="menu"
      aria-label=${words.grid.menu(name)}
      @click=${(event: Event) => openMenu(event.currentTarget as Element)}
    >
      ${kindIcon(column.kind, isTarget)}<span>${name}</span>${sorted === 'none' ? nothing : icon(sorted, 12)}${worstFinding(name, profile, locale)}
    </button>
    ${chartOf(view, words.grid.chart(name, caption.text))}
    <span class="caption">${caption.parts}</span>
  </div>`
}

function captionOf({ column, facts, profile, picker, locale }: HeaderCellView) {
  const { name } = column
  return headerCaption(column, { facts, profile, bar: picker.pointed(name), picked: picker.bars.get(name), locale })
}

function chartOf({ column, facts, picker, isTarget }: HeaderCellView, label: string) {
  const { name } = column
  const width = column.width - padding
  const histogram = facts.histogram(name)
  if (!histogram) return html`<span class="chart"></span>`
  return html`<svg
    class="chart ${picker.enteredColumn === name ? 'entered' : ''}"
    part="header-chart"
    role="img"
    aria-label=${label}
    width=${width}
    height=${chartHeight}
    viewBox="0 0 ${width} ${chartHeight}"
    @pointermove=${(event: PointerEvent) => picker.over(event, name, histogram, width)}
    @pointerleave=${() => picker.out()}
    @pointerdown=${(event: PointerEvent) => picker.down(event, name, histogram, width)}
    @pointerup=${() => picker.up()}
    @dblclick=${() => picker.unpick(name)}
  >
    ${headerChart(histogram, {
      width,
      height: chartHeight,
      colors: facts.classes().colors,
      picked: picker.bars.get(name) ?? null,
      hovered: picker.pointed(name),
      own: isTarget ? facts.ownColors(histogram) : undefined,
    })}
    ${svg`<rect class="hit" x="0" y="0" width=${width} height=${chartHeight}/>`}
  </svg>`
}
