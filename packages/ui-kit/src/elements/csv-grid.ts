import { html, LitElement, nothing, type PropertyValues } from 'lit'
import { LocaleController } from '../controllers/locale-controller.ts'
import { WidthController } from '../controllers/width-controller.ts'
import type { CleaningPlan, DatasetSummary, Profile, RowsRequest } from '../core-types.ts'
import {
  columnsInView,
  layoutColumns,
  pinnedEnd,
  ROW_NUMBER_WIDTH,
  type ColumnLayout,
  type GridColumn,
} from '../grid/column-layout.ts'
import { BarPicker } from '../grid/bar-picker.ts'
import { bodyRow } from '../grid/body-row.ts'
import { cellMove, type GridCell } from '../grid/cell-move.ts'
import { ColumnFacts } from '../grid/column-facts.ts'
import { toFilters } from '../grid/filters.ts'
import { columnMenu } from '../grid/column-menu.ts'
import { gridStatus } from '../grid/grid-status.ts'
import { gridToolbar } from '../grid/grid-toolbar.ts'
import { headerCell } from '../grid/header-cell.ts'
import { RowPages, type GridRow, type RowSource } from '../grid/row-pages.ts'
import { HEADER_HEIGHT, rowWindow, scrollTopFor, type RowWindow } from '../grid/row-window.ts'
import { base } from '../styles/base.css.ts'
import { chart } from '../styles/chart.css.ts'
import { controls } from '../styles/controls.css.ts'
import { grid } from '../styles/grid.css.ts'
import { tokens } from '../styles/tokens.css.ts'
import { emit } from '../util/emit.ts'
import { place } from '../util/place.ts'

/**
 * The rows with a chart in every column's header. Virtual in both directions; `source` (a `Session` is one) pages through rows.
 * @fires filter-change - `{ filters, search, total }`
 * @fires sort-change - `{ sort }`
 * @fires target-change - `{ target }`
 * @fires column-select - `{ column }`
 * @fires keep-only - `{ filters }`
 * @fires row-delete - `{ rows }`, 0-based rows of the source file
 */
export class CsvGrid extends LitElement {
  static override styles = [tokens, base, controls, chart, grid]
  static override properties = {
    source: { attribute: false },
    summary: { attribute: false },
    profile: { attribute: false },
    plan: { attribute: false },
    target: {},
    deletable: { type: Boolean },
    keepable: { type: Boolean },
  }

  declare source: RowSource | null
  declare summary: DatasetSummary | null
  declare profile: Profile | null
  /** Show the rows as its accepted steps leave them. */
  declare plan: CleaningPlan | null
  declare target: string
  /** Offer to delete selected rows. */
  declare deletable: boolean
  /** Offer to keep only the filtered rows. */
  declare keepable: boolean

  #locale = new LocaleController(this)
  #width = new WidthController(this)
  #pages = new RowPages(() => this.#arrived())
  #sort: RowsRequest['sort'] = undefined
  #picker = new BarPicker({
    histogram: (column) => this.#facts.histogram(column),
    picked: () => this.#query(),
    redraw: () => this.requestUpdate(),
  })
  #search = ''
  #searchTimer = 0
  #hidden: ReadonlySet<string> = new Set()
  #pinned: readonly string[] = []
  #selected: ReadonlySet<number> = new Set()
  #active: GridCell = { row: -1, column: 0 }
  #menu: string | null = null
  #scroll = { top: 0, left: 0, width: 0, height: 0 }
  #takeFocus = false
  /** The layout of the last render: what is on screen, and what handlers refer to. */
  #drawn: ColumnLayout | null = null

  constructor() {
    super()
    this.source = null
    this.summary = null
    this.profile = null
    this.plan = null
    this.target = ''
    this.deletable = false
    this.keepable = false
  }

  /** Keeps rows whose cells contain the text. */
  search(text: string): void {
    this.#search = text
    this.#query()
  }

  /** Brings a row of the current view on screen and focuses it. */
  showRow(row: number): void {
    this.#active = { row, column: 0 }
    this.#reveal()
  }

  /** Brings a column on screen. */
  showColumn(name: string): void {
    const layout = this.#layout()
    const column = layout.free.find((other) => other.name === name)
    const scroller = this.#scroller
    if (column && scroller) scroller.scrollLeft = Math.max(0, column.start - pinnedEnd(layout) - 24)
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('source') || changed.has('plan')) {
      if (changed.has('source')) this.#forget()
      this.#pages.ask(this.source, this.#request())
    }
  }

  override updated(): void {
    const scroller = this.#scroller
    if (!scroller) return
    if (scroller.clientHeight !== this.#scroll.height || scroller.clientWidth !== this.#scroll.width) this.#scrolled()
    const { first, count } = this.#window()
    this.#pages.ensure(first, first + count)
    if (this.#takeFocus) {
      this.#takeFocus = false
      this.renderRoot.querySelector<HTMLElement>('[data-active]')?.focus({ preventScroll: true })
    }
  }

  override render() {
    const { words } = this.#locale.value
    this.#drawn = null
    const layout = this.#layout()
    if (layout.pinned.length + layout.free.length === 0)
      return html`<div class="sheet box" part="sheet grid"><p class="empty">${words.wait}</p></div>`
    const view = columnsInView(layout, this.#scroll.left, this.#scroll.width || this.#width.value)
    const shown = [...layout.pinned, ...layout.free.slice(view.from, view.to)]
    const { first, count, offset, height } = this.#window()
    const rows = Array.from({ length: count }, (_, i) => first + i)
    return html`<div class="sheet box" part="sheet grid">
      ${this.#toolbar(layout, view.to - view.from)}
      <div class="scroller" @scroll=${this.#scrolled} @keydown=${this.#key}>
        <div
          class="canvas"
          role="grid"
          aria-label=${words.grid.label}
          aria-rowcount=${this.#pages.total + 1}
          aria-colcount=${layout.pinned.length + layout.free.length + 1}
          aria-multiselectable="true"
          ${place({ width: `${layout.width}px`, height: `${HEADER_HEIGHT + height}px` })}
        >
          <div role="rowgroup" class="head">
            <div role="row" aria-rowindex="1" class="row">
              <div
                role="columnheader"
                aria-colindex="1"
                class="cell corner"
                ${place({ width: `${ROW_NUMBER_WIDTH}px` })}
              >
                <span class="sr">${words.grid.row}</span>
              </div>
              ${shown.map((column, i) => html`${i === layout.pinned.length && view.skipped > 0 ? html`<div role="presentation" ${place({ width: `${view.skipped}px`, flex: 'none' })}></div>` : nothing}${this.#header(column, layout)}`)}
            </div>
          </div>
          <div role="rowgroup" class="body" ${place({ transform: `translateY(${offset}px)` })}>
            ${rows.map((row) => this.#row(row, shown, layout, view.skipped))}
          </div>
        </div>
        ${this.#pages.loaded && this.#pages.total === 0 ? html`<p class="empty">${words.grid.noMatch} <button class="link" type="button" @click=${this.#clear}>${words.clear}</button></p>` : nothing}
        ${this.#pages.failed ? html`<p class="empty" role="alert">${words.grid.failed} <button class="link" type="button" @click=${() => this.#query()}>${words.analyzer.tryAgain}</button></p>` : nothing}
      </div>
      ${this.#status()}${this.#menuBox()}
    </div>`
  }

  #toolbar(layout: ColumnLayout, inView: number) {
    return gridToolbar({
      search: this.#search,
      picked: this.#picker.bars,
      hidden: this.#hidden.size,
      columns: this.#columns(),
      inView: layout.pinned.length + Math.min(inView, layout.free.length),
      target: this.target,
      facts: this.#facts,
      typed: this.#typed,
      unpick: (column) => this.#picker.unpick(column),
      showAll: () => {
        this.#hidden = new Set()
        this.requestUpdate()
      },
      locale: this.#locale.value,
    })
  }

  #header(column: GridColumn, layout: ColumnLayout) {
    const { name } = column
    const order = this.#order(column, layout)
    const sorted = this.#sort?.column === name ? (this.#sort.descending ? 'descending' : 'ascending') : 'none'
    return headerCell({
      column,
      active: this.#active.row === -1 && this.#active.column === order,
      sorted,
      isTarget: name === this.target,
      facts: this.#facts,
      profile: this.profile,
      picker: this.#picker,
      focus: () => this.#focused(-1, order),
      openMenu: (anchor) => this.#openMenu(name, anchor),
      locale: this.#locale.value,
    })
  }

  #row(row: number, columns: readonly GridColumn[], layout: ColumnLayout, skipped: number) {
    const data = this.#pages.at(row)
    return bodyRow({
      row,
      data,
      names: this.#pages.names,
      selected: data !== undefined && this.#selected.has(data.index),
      columns,
      pinned: layout.pinned.length,
      skipped,
      activeColumn: this.#active.row === row ? this.#active.column : -1,
      orderOf: (column) => this.#order(column, layout),
      target: this.target,
      facts: this.#facts,
      focus: (at, order) => this.#focused(at, order),
      toggle: (index) => this.#toggle(index),
      locale: this.#locale.value,
    })
  }

  #menuBox() {
    const name = this.#menu
    return columnMenu({
      name,
      sorted: name !== null && this.#sort?.column === name,
      isTarget: name === this.target,
      isPinned: name !== null && this.#pinnedNames().includes(name),
      close: () => this.#closeMenu(),
      closed: () => {
        this.#menu = null
      },
      act: {
        sort: (column, descending) => this.#sortBy(column, descending),
        target: (target) => emit(this, 'target-change', { target }),
        about: (column) => emit(this, 'column-select', { column }),
        pin: (column) => this.#pin(column),
        hide: (column) => this.#hide(column),
      },
      locale: this.#locale.value,
    })
  }

  #status() {
    return gridStatus({
      loaded: this.#pages.loaded,
      matching: this.#pages.total,
      total: this.summary?.rowCount ?? this.profile?.rowCount ?? this.#pages.total,
      selected: this.#selected.size,
      filtered: this.#picker.bars.size > 0 || this.#search !== '',
      clear: this.#clear,
      remove: this.deletable ? this.#delete : null,
      keepOnly: this.keepable ? this.#keepOnly : null,
      locale: this.#locale.value,
    })
  }

  // ── keyboard ──────────────────────────────────────────────

  #key = (event: KeyboardEvent) => {
    if (this.#picker.enteredColumn !== null) return this.#picker.key(event)
    const layout = this.#layout()
    const to = cellMove(event, this.#active, {
      rows: this.#pages.total,
      columns: layout.pinned.length + layout.free.length,
      page: Math.max(1, this.#window().visible - 1),
    })
    if (to) {
      event.preventDefault()
      this.#active = to
      this.#reveal()
      return
    }
    const { row, column } = this.#active
    const command = event.ctrlKey || event.metaKey
    const at = this.#columnAt(column)
    if (!at) return
    if (event.key === 'Enter' && row === -1) {
      event.preventDefault()
      if (this.#facts.histogram(at.name)) this.#picker.enter(at.name)
    } else if (event.key === ' ' && row >= 0) {
      event.preventDefault()
      const data = this.#pages.at(row)
      if (data) this.#toggle(data.index)
    } else if (event.key.toLowerCase() === 's' && !command) {
      event.preventDefault()
      this.#sortBy(at.name, this.#sort?.column === at.name && !this.#sort.descending)
    } else if (event.key.toLowerCase() === 'm' || (event.key === 'F10' && event.shiftKey)) {
      event.preventDefault()
      this.#openMenu(at.name, this.renderRoot.querySelector('[data-active]') ?? this)
    } else if (event.key === 'Delete' && this.deletable && this.#selected.size) {
      this.#delete()
    } else if (event.key.toLowerCase() === 'c' && command) {
      this.#copy(row, at)
    }
  }

  #copy(row: number, column: GridColumn): void {
    const cellOf = (data: GridRow | undefined) => data?.cells[this.#pages.names.indexOf(column.name)] ?? ''
    const chosen = [...this.#selected]
    const text = chosen.length
      ? Array.from({ length: this.#pages.total }, (_, i) => this.#pages.at(i))
          .filter((data): data is GridRow => data !== undefined && this.#selected.has(data.index))
          .map(({ cells }) => cells.map((cell) => cell ?? '').join('\t'))
          .join('\n')
      : cellOf(this.#pages.at(row))
    void navigator.clipboard?.writeText(text)
  }

  // ── changes ───────────────────────────────────────────────

  #typed = (text: string) => {
    clearTimeout(this.#searchTimer)
    this.#searchTimer = window.setTimeout(() => this.search(text), 200)
  }

  #clear = () => {
    this.#picker.reset()
    this.#search = ''
    this.#selected = new Set()
    this.#query()
  }

  #sortBy(column: string | null, descending: boolean): void {
    this.#sort = column === null ? undefined : { column, descending }
    emit(this, 'sort-change', { sort: this.#sort ?? null })
    this.#query()
  }

  #query(): void {
    if (this.#scroller) this.#scroller.scrollTop = 0
    this.#pages.ask(this.source, this.#request())
    this.requestUpdate()
    emit(this, 'filter-change', { filters: this.#request().filters ?? [] })
  }

  #request(): Omit<RowsRequest, 'offset' | 'limit'> {
    const histograms = new Map(
      (this.profile?.columns ?? []).flatMap(({ name, histogram }) => (histogram ? [[name, histogram] as const] : [])),
    )
    const filters = toFilters(this.#picker.bars, histograms, this.#search)
    return {
      ...(this.plan ? { plan: this.plan } : {}),
      ...(this.#sort ? { sort: this.#sort } : {}),
      ...(filters.length ? { filters } : {}),
    }
  }

  #pin(name: string): void {
    this.#pinned = this.#pinned.includes(name)
      ? this.#pinned.filter((other) => other !== name)
      : [...this.#pinned, name]
    this.requestUpdate()
  }

  #hide(name: string): void {
    this.#hidden = new Set([...this.#hidden, name])
    this.requestUpdate()
  }

  #toggle(index: number): void {
    const next = new Set(this.#selected)
    if (!next.delete(index)) next.add(index)
    this.#selected = next
    this.requestUpdate()
  }

  #keepOnly = () => {
    emit(this, 'keep-only', { filters: this.#request().filters })
  }

  #delete = () => {
    const rows = [...this.#selected].sort((a, b) => a - b)
    if (!emit(this, 'row-delete', { rows })) return
    this.#selected = new Set()
    this.requestUpdate()
  }

  #openMenu(name: string, anchor: Element): void {
    this.#menu = name
    this.requestUpdate()
    void this.updateComplete.then(() => {
      const menu = this.renderRoot.querySelector<HTMLElement>('.menu')
      if (!menu) return
      const box = anchor.getBoundingClientRect()
      menu.style.setProperty('left', `${Math.max(8, Math.min(box.left, window.innerWidth - 260))}px`)
      menu.style.setProperty('top', `${Math.min(box.top + 26, window.innerHeight - 240)}px`)
      menu.showPopover()
      menu.querySelector<HTMLElement>('[role=menuitem]')?.focus()
    })
  }

  #closeMenu(): void {
    this.renderRoot.querySelector<HTMLElement>('.menu')?.hidePopover()
    this.#takeFocus = true
  }

  #forget(): void {
    this.#sort = undefined
    this.#picker.reset()
    this.#search = ''
    this.#hidden = new Set()
    this.#pinned = []
    this.#selected = new Set()
    this.#active = { row: -1, column: 0 }
    this.#pages.loaded = false
  }

  #arrived(): void {
    this.requestUpdate()
  }

  #focused(row: number, column: number): void {
    if (this.#active.row === row && this.#active.column === column) return
    this.#active = { row, column }
    if (row >= 0) this.#picker.leave()
    this.#takeFocus = true
    this.requestUpdate()
  }

  /** Scrolls so that the active cell is in view, then focuses it once it is drawn. */
  #reveal(): void {
    const scroller = this.#scroller
    const layout = this.#layout()
    const column = this.#columnAt(this.#active.column)
    if (!scroller || !column) return
    if (this.#active.row >= 0) {
      const { scrollTop: top, clientHeight: height } = scroller
      const to = scrollTopFor(this.#active.row, { top, height }, this.#pages.total, this.#rowHeight())
      if (to !== top) scroller.scrollTop = to
    }
    if (!column.pinned) {
      const edge = pinnedEnd(layout)
      if (column.start - scroller.scrollLeft < edge) scroller.scrollLeft = column.start - edge
      else if (column.start + column.width > scroller.scrollLeft + scroller.clientWidth)
        scroller.scrollLeft = column.start + column.width - scroller.clientWidth
    }
    this.#takeFocus = true
    this.#scrolled()
    this.requestUpdate()
  }

  #scrolled = () => {
    const scroller = this.#scroller
    if (!scroller) return
    this.#scroll = {
      top: scroller.scrollTop,
      left: scroller.scrollLeft,
      width: scroller.clientWidth,
      height: scroller.clientHeight,
    }
    this.requestUpdate()
  }

  // ── what is where ─────────────────────────────────────────

  get #scroller(): HTMLElement | null {
    return this.renderRoot?.querySelector<HTMLElement>('.scroller') ?? null
  }

  get #facts(): ColumnFacts {
    return new ColumnFacts(this.profile, this.target, this.#locale.value)
  }

  #window(): RowWindow {
    return rowWindow(this.#scroll, this.#pages.total, this.#rowHeight())
  }

  #rowHeight(): number {
    return Number.parseFloat(getComputedStyle(this).getPropertyValue('--_row-height')) || 30
  }

  #columns(): readonly { readonly name: string; readonly type: GridColumn['type'] }[] {
    return this.summary?.columns ?? this.profile?.columns ?? []
  }

  #pinnedNames(): readonly string[] {
    const narrow = this.#width.value < 520
    return this.target
      ? [this.target, ...(narrow ? [] : this.#pinned.filter((name) => name !== this.target))]
      : narrow
        ? this.#pinned.slice(0, 1)
        : this.#pinned
  }

  #layout(): ColumnLayout {
    this.#drawn ??= layoutColumns(
      this.#columns(),
      this.#pinnedNames().filter((name) => !this.#hidden.has(name)),
      this.#hidden,
    )
    return this.#drawn
  }

  #order(column: GridColumn, layout: ColumnLayout): number {
    return column.pinned
      ? layout.pinned.findIndex(({ name }) => name === column.name)
      : layout.pinned.length + layout.free.findIndex(({ name }) => name === column.name)
  }

  #columnAt(order: number): GridColumn | undefined {
    const layout = this.#layout()
    return order < layout.pinned.length ? layout.pinned[order] : layout.free[order - layout.pinned.length]
  }
}

if (!customElements.get('csv-grid')) customElements.define('csv-grid', CsvGrid)

declare global {
  interface HTMLElementTagNameMap {
    'csv-grid': CsvGrid
  }
}
