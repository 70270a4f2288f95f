import type { ReactiveController, ReactiveControllerHost } from 'lit'

/** The width that an element has in its container, in whole pixels; charts draw to it so that text keeps its size. */
export class WidthController implements ReactiveController {
  #host: ReactiveControllerHost & Element
  #observer: ResizeObserver | null = null
  value = 0

  constructor(host: ReactiveControllerHost & Element) {
    this.#host = host
    host.addController(this)
  }

  hostConnected(): void {
    this.#measure()
    this.#observer = new ResizeObserver(() => this.#measure())
    this.#observer.observe(this.#host)
  }

  hostDisconnected(): void {
    this.#observer?.disconnect()
    this.#observer = null
  }

  #measure(): void {
    const width = Math.floor(this.#host.getBoundingClientRect().width)
    if (width === this.value) return
    this.value = width
    this.#host.requestUpdate()
  }
}
