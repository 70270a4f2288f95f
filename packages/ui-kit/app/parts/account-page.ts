import { html, nothing } from 'lit'
import { emit } from '../../src/util/emit.ts'
import { api, AppElement, type Person } from './app-element.ts'

/** Who you are, and your password. */
export class AccountPage extends AppElement {
  static override properties = { ...AppElement.properties, person: { attribute: false }, done: { state: true } }

  declare person: Person | null
  declare done: boolean

  constructor() {
    super()
    this.person = null
    this.done = false
  }

  override render() {
    if (!this.person) return nothing
    return html`${this.head(this.words.accountQuestion, this.words.accountAnswer(this.person.name, this.person.email), html`<a class="btn narrow" href="/jobs">${this.words.jobs}</a>${this.person.role === 'admin' ? html`<a class="btn narrow" href="/admin">${this.words.admin}</a>` : nothing}<a class="btn" href="/account/keys">${this.words.keys}</a><button type="button" class="btn" @click=${this.#signOut}>${this.words.signOut}</button>`)}
      ${this.done ? html`<p class="notice" role="status">${this.words.passwordChanged}</p>` : nothing}
      <section>
        <div class="section"><h2>${this.words.changePassword}</h2></div>
        <form class="plain-form" @submit=${this.#change}>
          <label
            >${this.words.currentPassword}<input
              class="input"
              name="currentPassword"
              type="password"
              autocomplete="current-password"
              required
          /></label>
          <label
            >${this.words.newPassword}<input
              class="input"
              name="newPassword"
              type="password"
              autocomplete="new-password"
              required
              minlength="10"
            /><small>${this.words.passwordHint}</small></label
          >
          <button class="btn go" type="submit">${this.words.changePassword}</button>
        </form>
      </section>`
  }

  #change = async (event: SubmitEvent) => {
    event.preventDefault()
    const form = event.target as HTMLFormElement
    this.done = false
    await this.attempt(() =>
      api.send('POST', '/auth/change-password', { json: Object.fromEntries(new FormData(form)) }),
    )
    if (this.trouble) return
    form.reset()
    this.done = true
  }

  #signOut = async () => {
    await this.attempt(() => api.send('POST', '/auth/sign-out', { json: {} }))
    emit(this, 'person-change', { person: null })
  }
}

customElements.define('account-page', AccountPage)
