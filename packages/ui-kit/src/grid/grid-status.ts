import { html, nothing } from 'lit'
import type { Locale } from '../i18n/locale.ts'

interface StatusView {
  readonly loaded: boolean
  /** Rows that the filters leave. */
  readonly matching: number
  readonly total: number
  readonly selected: number
  readonly filtered: boolean
  readonly clear: () => void
  /** Null: not on offer. */
  readonly remove: (() => void) | null
  readonly keepOnly: (() => void) | null
  readonly locale: Locale
}

/** How many rows are in view, and what can be done with those chosen. */
export function gridStatus(view: StatusView) {
  const { locale, loaded, matching, selected, filtered, clear } = view
  const { words } = locale
  const total = Math.max(view.total, matching)
  return html`<div class="status bar" role="status">
    <b>${loaded ? words.grid.shown(matching, total) : words.wait}</b>
    ${selected ? html`<span>${words.grid.selected(selected)}</span>` : nothing}
    <span class="space"></span>
    ${selected && view.remove ? html`<button type="button" class="link" @click=${view.remove}>${words.grid.delete(selected)}</button>` : nothing}
    ${filtered && view.keepOnly ? html`<button type="button" class="link" @click=${view.keepOnly}>${words.grid.keepOnly}</button>` : nothing}
    ${filtered || selected ? html`<button type="button" class="link" @click=${clear}>${words.clear}</button>` : html`<small class="keys">${words.grid.keys}</small>`}
  </div>`
}
