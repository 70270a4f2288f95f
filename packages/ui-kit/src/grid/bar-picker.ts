import { barCount } from '../charts/header-chart.ts'
import type { Histogram } from '../core-types.ts'
import { barUnder } from './bar-under.ts'
import { brushBars, pickBar, type PickedBars } from './filters.ts'

interface Bar {
  readonly column: string
  readonly bar: number
}

interface BarPickerHost {
  readonly histogram: (column: string) => Histogram | null | undefined
  /** Other bars are picked: the rows have to be asked for again. */
  readonly picked: () => void
  /** Another bar is pointed at. */
  readonly redraw: () => void
}

/** Picks bars of the header charts by pointer and by keys. */
export class BarPicker {
  #picked: PickedBars = new Map()
  #hover: Bar | null = null
  #entered: Bar | null = null
  #brushFrom: number | null = null
  readonly #host: BarPickerHost

  constructor(host: BarPickerHost) {
    this.#host = host
  }

  get bars(): PickedBars {
    return this.#picked
  }

  /** The column whose chart has the keys; null: none. */
  get enteredColumn(): string | null {
    return this.#entered?.column ?? null
  }

  pointed(column: string): number | null {
    if (this.#hover?.column === column) return this.#hover.bar
    return this.#entered?.column === column ? this.#entered.bar : null
  }

  /** Forgets the picks and tells nobody. */
  reset(): void {
    this.#picked = new Map()
  }

  unpick(column: string): void {
    const next = new Map(this.#picked)
    next.delete(column)
    this.#set(next)
  }

  // ── keys ──────────────────────────────────────────────────

  enter(column: string): void {
    this.#entered = { column, bar: 0 }
    this.#host.redraw()
  }

  leave(): void {
    this.#entered = null
  }

  key(event: KeyboardEvent): void {
    const histogram = this.#entered && this.#host.histogram(this.#entered.column)
    if (!this.#entered || !histogram) return
    const { column, bar } = this.#entered
    if (event.key === 'ArrowRight' || event.key === 'ArrowDown') this.#move(bar + 1, histogram, event.shiftKey)
    else if (event.key === 'ArrowLeft' || event.key === 'ArrowUp') this.#move(bar - 1, histogram, event.shiftKey)
    else if (event.key === 'Enter' || event.key === ' ') this.#pick(column, bar, event.shiftKey)
    else if (event.key === 'Escape') this.leave()
    else return
    event.preventDefault()
    event.stopPropagation()
    this.#host.redraw()
  }

  #move(to: number, histogram: Histogram, extend: boolean): void {
    const { column } = this.#entered!
    const bar = Math.max(0, Math.min(barCount(histogram) - 1, to))
    this.#entered = { column, bar }
    if (extend && histogram.kind !== 'category') this.#pick(column, bar, true)
  }

  // ── pointer; `width` is that of the chart in pixels ───────

  over(event: PointerEvent, column: string, histogram: Histogram, width: number): void {
    const bar = barUnder(event, histogram, width)
    this.#hover = bar === null ? null : { column, bar }
    const from = this.#brushFrom
    if (bar !== null && from !== null && bar !== from && event.buttons & 1 && histogram.kind !== 'category')
      this.#set(brushBars(this.#picked, column, from, bar))
    this.#host.redraw()
  }

  out(): void {
    this.#hover = null
    this.#host.redraw()
  }

  down(event: PointerEvent, column: string, histogram: Histogram, width: number): void {
    const bar = barUnder(event, histogram, width)
    if (bar === null) return
    ;(event.currentTarget as Element).setPointerCapture(event.pointerId)
    this.#brushFrom = bar
    this.#pick(column, bar, event.shiftKey)
  }

  up(): void {
    this.#brushFrom = null
  }

  #pick(column: string, bar: number, extend: boolean): void {
    const histogram = this.#host.histogram(column)
    if (histogram) this.#set(pickBar(this.#picked, column, bar, histogram, extend))
  }

  #set(picked: PickedBars): void {
    this.#picked = picked
    this.#host.picked()
  }
}
