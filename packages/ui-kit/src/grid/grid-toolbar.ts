import { html, nothing } from 'lit'
import { fingerprint } from '../charts/fingerprint.ts'
import type { Locale } from '../i18n/locale.ts'
import { icon } from '../util/icons.ts'
import { classLegend } from './class-legend.ts'
import type { ColumnFacts } from './column-facts.ts'
import type { GridColumn } from './column-layout.ts'
import type { PickedBars } from './filters.ts'

interface ToolbarView {
  readonly search: string
  readonly picked: PickedBars
  readonly hidden: number
  readonly columns: readonly { readonly name: string; readonly type: GridColumn['type'] }[]
  /** Columns on screen now. */
  readonly inView: number
  readonly target: string
  readonly facts: ColumnFacts
  readonly typed: (text: string) => void
  readonly unpick: (column: string) => void
  readonly showAll: () => void
  readonly locale: Locale
}

/** Search, the filters that hold, columns hidden, and the map of all columns. */
export function gridToolbar(view: ToolbarView) {
  const { search, picked, hidden, columns, inView, target, facts, typed, unpick, showAll, locale } = view
  const { words } = locale
  const map = columns.map(({ name, type }) => ({
    type,
    target: name === target,
    identifier: facts.isIdentifier(name),
  }))
  return html`<div class="toolbar bar">
    <label class="field"
      >${icon('search', 14)}<input
        type="search"
        placeholder=${words.grid.search}
        aria-label=${words.grid.search}
        .value=${search}
        @input=${(event: Event) => typed((event.target as HTMLInputElement).value)}
    /></label>
    ${[...picked].map(([column, bars]) => html`<button type="button" class="chip on" @click=${() => unpick(column)} aria-label=${words.grid.removeFilter(column)}>${column} ${facts.pickText(column, bars)} ${icon('close', 12)}</button>`)}
    ${hidden ? html`<button type="button" class="link" @click=${showAll}>${words.grid.hidden(hidden)}</button>` : nothing}
    <span class="space"></span>${classLegend(facts, picked.size > 0, locale)}
    <span class="chip map"
      >${fingerprint(map, words.grid.fingerprint(columns.length))} ${words.grid.inView(inView, columns.length)}</span
    >
  </div>`
}
