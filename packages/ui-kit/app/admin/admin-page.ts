import { css, html, nothing } from 'lit'
import { AdminElement } from './admin-element.ts'
import './admin-health.ts'
import './admin-jobs.ts'
import './admin-people.ts'

const sections = ['health', 'people', 'jobs'] as const

/** Is everything all right: how the server is used, the people with their roles, the jobs of everybody. */
export class AdminPage extends AdminElement {
  static override styles = [
    ...AdminElement.styles,
    css`
      nav {
        display: flex;
        gap: 20px;
        border-bottom: 1px solid var(--_line);
        margin-bottom: 24px;
        overflow-x: auto;
      }
      nav a {
        padding: 8px 0;
        min-height: 24px;
        color: var(--_ink-2);
      }
      nav a[aria-current] {
        color: var(--_ink);
        font-weight: 550;
        box-shadow: inset 0 -2px var(--_accent);
      }
    `,
  ]
  static override properties = { ...AdminElement.properties, section: {}, me: {} }

  declare section: string
  /** The id of whoever looks. */
  declare me: string

  constructor() {
    super()
    this.section = 'health'
    this.me = ''
  }

  override render() {
    const lang = this.locale.value.language
    const shown = sections.find((name) => name === this.section) ?? 'health'
    return html`<nav aria-label=${this.words.admin}>
        ${sections.map(
          (name) =>
            html`<a href="/admin/${name}" aria-current=${name === shown ? 'page' : nothing}
              >${this.said.sections[name]}</a
            >`,
        )}
      </nav>
      ${
        shown === 'health'
          ? html`<admin-health lang=${lang}></admin-health>`
          : shown === 'people'
            ? html`<admin-people lang=${lang} me=${this.me}></admin-people>`
            : html`<admin-jobs lang=${lang}></admin-jobs>`
      }`
  }
}

customElements.define('admin-page', AdminPage)
