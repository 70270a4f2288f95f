import type { ReactiveController, ReactiveControllerHost } from 'lit'
import { languageAt, localeOf, type Locale } from '../i18n/locale.ts'

/** Gives an element the words of its own `lang`, else of the nearest one around it; follows changes on the page. */
export class LocaleController implements ReactiveController {
  #host: ReactiveControllerHost & Element
  #observer: MutationObserver | null = null

  constructor(host: ReactiveControllerHost & Element) {
    this.#host = host
    host.addController(this)
  }

  get value(): Locale {
    return localeOf(languageAt(this.#host))
  }

  hostConnected(): void {
    this.#observer = new MutationObserver(() => this.#host.requestUpdate())
    this.#observer.observe(document.documentElement, { attributes: true, attributeFilter: ['lang'] })
    this.#observer.observe(this.#host, { attributes: true, attributeFilter: ['lang'] })
  }

  hostDisconnected(): void {
    this.#observer?.disconnect()
    this.#observer = null
  }
}
