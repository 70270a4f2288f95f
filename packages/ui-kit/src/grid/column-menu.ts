import { html, nothing } from 'lit'
import type { Locale } from '../i18n/locale.ts'

interface ColumnMenuView {
  /** The column asked about; null: the menu is closed. */
  readonly name: string | null
  readonly sorted: boolean
  readonly isTarget: boolean
  readonly isPinned: boolean
  readonly close: () => void
  readonly closed: () => void
  readonly act: ColumnActions
  readonly locale: Locale
}

/** What can be done with a column. */
export interface ColumnActions {
  readonly sort: (column: string | null, descending: boolean) => void
  readonly target: (column: string) => void
  readonly about: (column: string) => void
  readonly pin: (column: string) => void
  readonly hide: (column: string) => void
}

/** The menu of a column's header. */
export function columnMenu(view: ColumnMenuView) {
  const { locale, name, sorted, isTarget, isPinned, closed, act } = view
  const { words } = locale
  const item = (text: string, run: () => void) =>
    html`<button
      type="button"
      role="menuitem"
      @click=${() => {
        view.close()
        run()
      }}
    >
      ${text}
    </button>`
  return html`<div
    class="menu"
    popover
    role="menu"
    aria-label=${name ?? ''}
    @toggle=${(event: ToggleEvent) => {
      if (event.newState === 'closed') closed()
    }}
    @keydown=${moveInMenu}
  >
    ${
      name === null
        ? nothing
        : html` ${item(words.grid.sortUp, () => act.sort(name, false))}${item(words.grid.sortDown, () => act.sort(name, true))}
            ${sorted ? item(words.grid.sortNone, () => act.sort(null, false)) : nothing}
            <hr />
            ${isTarget ? nothing : item(words.grid.asTarget, () => act.target(name))}
            ${item(words.grid.about, () => act.about(name))}
            <hr />
            ${isTarget ? nothing : item(isPinned ? words.grid.unpin : words.grid.pin, () => act.pin(name))}${item(words.grid.hide, () => act.hide(name))}`
    }
  </div>`
}

function moveInMenu(event: KeyboardEvent): void {
  const menu = event.currentTarget as HTMLElement
  const items = [...menu.querySelectorAll<HTMLElement>('[role=menuitem]')]
  const at = items.indexOf(event.target as HTMLElement)
  const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
  if (step) {
    event.preventDefault()
    items[(at + step + items.length) % items.length]?.focus()
  }
  event.stopPropagation()
}
