import { css, html, nothing } from 'lit'
import { comma, icon } from '../../src/util/icons.ts'
import './account-page.ts'
import '../admin/admin-page.ts'
import { api, AppElement, type Person } from './app-element.ts'
import './flow-page.ts'
import './home-page.ts'
import './jobs-page.ts'
import './keys-page.ts'
import { followLinks, navigate, routeOf, type Route } from './router.ts'
import './sign-page.ts'

const initials = (name: string) =>
  name
    .split(/\s+/)
    .slice(0, 2)
    .map((part) => part.charAt(0).toUpperCase())
    .join('')

/** The page that the server serves: header, routes, who is signed in. */
export class CsvApp extends AppElement {
  static override styles = [
    ...AppElement.styles,
    css`
      :host {
        min-height: 100vh;
        background: var(--_paper);
      }
      .wrap {
        max-width: 1360px;
        box-sizing: border-box;
        margin: 0 auto;
        padding: 0 48px;
      }
      .top {
        display: flex;
        align-items: center;
        gap: 16px;
        height: 60px;
      }
      .mark {
        display: flex;
        align-items: center;
        gap: 9px;
        font-weight: 650;
        letter-spacing: -0.01em;
      }
      .mark .comma {
        fill: var(--_accent);
      }
      .mark span,
      .btn {
        white-space: nowrap;
      }
      .crumb {
        color: var(--_ink-3);
        white-space: nowrap;
        overflow: hidden;
        text-overflow: ellipsis;
      }
      .crumb b {
        color: var(--_ink);
        font-weight: 550;
        margin-inline-start: 12px;
      }
      .who {
        width: 28px;
        height: 28px;
        border-radius: 50%;
        background: var(--_ink);
        color: var(--_surface);
        display: grid;
        place-items: center;
        font-size: 11px;
        font-weight: 600;
        flex: none;
      }
      main {
        padding-bottom: 48px;
      }
      nav.more {
        display: flex;
        gap: 18px;
        align-items: center;
      }
      nav.more a:hover {
        color: var(--_accent);
      }
      @media (max-width: 720px) {
        .wrap {
          padding: 0 18px;
        }
        .top {
          height: 54px;
          gap: 10px;
        }
        .wide {
          display: none !important;
        }
      }
      @media (max-width: 440px) {
        .mark.out span {
          display: none;
        }
      }
      @media print {
        .top {
          display: none;
        }
      }
    `,
  ]
  static override properties = {
    ...AppElement.properties,
    route: { state: true },
    person: { state: true },
    known: { state: true },
    heading: { state: true },
  }

  declare route: Route
  declare person: Person | null
  /** Whether we have asked who is signed in. */
  declare known: boolean
  declare heading: string

  constructor() {
    super()
    this.route = routeOf(location.pathname)
    this.person = null
    this.known = false
    this.heading = ''
    applyPreferences()
  }

  override connectedCallback(): void {
    super.connectedCallback()
    window.addEventListener('popstate', this.#moved)
    this.addEventListener('click', followLinks)
    this.addEventListener('person-change', this.#personChanged as EventListener)
    this.addEventListener('title-change', ((event: CustomEvent<{ title: string }>) => {
      this.heading = event.detail.title
    }) as EventListener)
    void this.#who()
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    window.removeEventListener('popstate', this.#moved)
  }

  override updated(): void {
    const name = this.#crumb()
    document.title = name ? `${name} · CSV Analyzer` : 'CSV Analyzer'
  }

  override render() {
    return html`<header class="wrap top">
        <a class="mark ${this.person ? '' : 'out'}" href="/" aria-label="CSV Analyzer"
          >${comma()}<span class=${this.#crumb() ? 'wide' : ''}>CSV Analyzer</span></a
        >
        ${this.#crumb() ? html`<span class="crumb"><span aria-hidden="true" class="wide">/</span><b>${this.#crumb()}</b></span>` : nothing}
        <span class="space"></span>
        <nav class="more" aria-label=${this.words.account}>
          ${this.person ? html`<a class="wide" href="/jobs">${this.words.jobs}</a>${this.person.role === 'admin' ? html`<a class="wide" href="/admin">${this.words.admin}</a>` : nothing}` : nothing}
        </nav>
        <button
          type="button"
          class="chip"
          lang=${this.locale.value.language === 'fr' ? 'en' : 'fr'}
          aria-label=${this.words.language}
          @click=${this.#switchLanguage}
        >
          ${this.locale.value.language.toUpperCase()}
        </button>
        <button type="button" class="icon-btn" aria-label=${this.words.theme} @click=${this.#switchTheme}>
          ${icon('theme')}
        </button>
        ${this.person ? html`<a class="who" href="/account" aria-label=${`${this.words.account}: ${this.person.name}`}>${initials(this.person.name)}</a>` : this.known ? html`<a class="btn sm" href="/sign-in">${this.words.signIn}</a>` : nothing}
      </header>
      <main class="wrap">${this.known ? this.#page() : nothing}</main>`
  }

  #page() {
    const { route, person } = this
    const lang = this.locale.value.language
    if (!person && route.page !== 'home' && route.page !== 'sign-up' && route.page !== 'missing')
      return html`<sign-page lang=${lang} mode="sign-in"></sign-page>`
    switch (route.page) {
      case 'home':
        return html`<home-page lang=${lang} .person=${person}></home-page>`
      case 'sign-in':
        return html`<sign-page lang=${lang} mode="sign-in"></sign-page>`
      case 'sign-up':
        return html`<sign-page lang=${lang} mode="sign-up"></sign-page>`
      case 'account':
        return html`<account-page lang=${lang} .person=${person}></account-page>`
      case 'keys':
        return html`<keys-page lang=${lang}></keys-page>`
      case 'jobs':
        return html`<jobs-page lang=${lang}></jobs-page>`
      case 'admin':
        return html`<admin-page lang=${lang} section=${route.part} me=${person?.id ?? ''}></admin-page>`
      case 'dataset':
        return html`<flow-page lang=${lang} datasetid=${route.id} model="" step=${route.step}></flow-page>`
      case 'model':
        return html`<flow-page lang=${lang} datasetid="" model=${route.id} step=${route.step}></flow-page>`
      case 'missing':
        return this.head(
          this.words.missing,
          this.words.missingAnswer,
          html`<a class="btn go" href="/">${this.words.home}</a>`,
        )
    }
  }

  #crumb(): string {
    const { page } = this.route
    if (page === 'dataset' || page === 'model') return this.heading
    return page === 'admin'
      ? this.words.admin
      : page === 'jobs'
        ? this.words.jobs
        : page === 'keys'
          ? this.words.keys
          : page === 'account'
            ? this.words.account
            : ''
  }

  async #who(): Promise<void> {
    this.person = await api.get<Person>('/auth/me').catch(() => null)
    this.known = true
  }

  #moved = () => {
    this.route = routeOf(location.pathname)
    window.scrollTo(0, 0)
  }

  #personChanged = (event: CustomEvent<{ person: Person | null }>) => {
    this.person = event.detail.person
    if (!this.person || this.route.page === 'sign-in' || this.route.page === 'sign-up') navigate('/')
  }

  #switchLanguage = () => {
    const next = this.locale.value.language === 'fr' ? 'en' : 'fr'
    remember('language', next)
    document.documentElement.lang = next
    this.requestUpdate()
  }

  #switchTheme = () => {
    const { dataset } = document.documentElement
    const dark = dataset.theme ? dataset.theme === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches
    dataset.theme = dark ? 'light' : 'dark'
    remember('theme', dataset.theme)
  }
}

function applyPreferences(): void {
  const theme = recall('theme')
  if (theme) document.documentElement.dataset.theme = theme
  document.documentElement.lang =
    recall('language') ?? (navigator.language.toLowerCase().startsWith('fr') ? 'fr' : 'en')
}

function remember(name: string, value: string): void {
  try {
    localStorage.setItem(`csvanalyzer.${name}`, value)
  } catch {
    // Storage may be switched off; the choice then lasts as long as the page.
  }
}

function recall(name: string): string | null {
  try {
    return localStorage.getItem(`csvanalyzer.${name}`)
  } catch {
    return null
  }
}

customElements.define('csv-app', CsvApp)
