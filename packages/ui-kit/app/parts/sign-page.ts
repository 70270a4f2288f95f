import { html, nothing } from 'lit'
import { emit } from '../../src/util/emit.ts'
import { api, AppElement, type Person } from './app-element.ts'

/** Sign in, or make an account. */
export class SignPage extends AppElement {
  static override properties = { ...AppElement.properties, mode: {}, busy: { state: true } }

  declare mode: 'sign-in' | 'sign-up'
  declare busy: boolean

  constructor() {
    super()
    this.mode = 'sign-in'
    this.busy = false
  }

  override render() {
    const up = this.mode === 'sign-up'
    return html`${this.head(this.words.signInQuestion, up ? this.words.signUpAnswer : this.words.signInAnswer)}
      <form class="plain-form" @submit=${this.#submit}>
        ${up ? html`<label>${this.words.name}<input class="input" name="name" autocomplete="name" required maxlength="200" /></label>` : nothing}
        <label
          >${this.words.email}<input class="input" name="email" type="email" autocomplete="email" required
        /></label>
        <label
          >${this.words.password}<input
            class="input"
            name="password"
            type="password"
            autocomplete=${up ? 'new-password' : 'current-password'}
            required
            minlength=${up ? 10 : 1}
          />${up ? html`<small>${this.words.passwordHint}</small>` : nothing}</label
        >
        <button class="btn go" type="submit" ?disabled=${this.busy}>
          ${up ? this.words.signUp : this.words.signIn}
        </button>
        <p class="quiet">
          ${up ? html`${this.words.haveAccount} <a class="link" href="/sign-in">${this.words.signIn}</a>` : html`${this.words.noAccount} <a class="link" href="/sign-up">${this.words.signUp}</a>`}
        </p>
      </form>`
  }

  #submit = async (event: SubmitEvent) => {
    event.preventDefault()
    const values = Object.fromEntries(new FormData(event.target as HTMLFormElement))
    this.busy = true
    const person = await this.attempt(() => api.send<Person>('POST', `/auth/${this.mode}`, { json: values }))
    this.busy = false
    if (person) emit(this, 'person-change', { person })
  }
}

customElements.define('sign-page', SignPage)
