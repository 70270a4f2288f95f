import { html, nothing } from 'lit'
import { api, AppElement } from './app-element.ts'

interface ApiKey {
  readonly id: string
  readonly name: string
  readonly prefix: string
  readonly scopes: readonly string[]
  readonly expiresAt: string | null
  readonly lastUsedAt: string | null
}

/** API keys: made here, shown once, revoked at once. */
export class KeysPage extends AppElement {
  static override properties = {
    ...AppElement.properties,
    keys: { state: true },
    fresh: { state: true },
    copied: { state: true },
  }

  declare keys: readonly ApiKey[]
  declare fresh: string
  declare copied: boolean

  constructor() {
    super()
    this.keys = []
    this.fresh = ''
    this.copied = false
  }

  override connectedCallback(): void {
    super.connectedCallback()
    void this.#read()
  }

  override render() {
    const { format } = this.locale.value
    return html`${this.head(this.words.keysQuestion, this.words.keysAnswer(this.keys.length))}
      ${this.fresh ? html`<p class="notice" role="status"><b>${this.words.keyOnce}</b> <code>${this.fresh}</code> <button type="button" class="link" @click=${this.#copy}>${this.copied ? this.words.copied : this.words.copy}</button></p>` : nothing}
      <div class="two">
        ${
          this.keys.length
            ? html`<section>
                <table class="work">
                  <thead>
                    <tr>
                      <th scope="col">${this.words.name}</th>
                      <th scope="col">${this.words.keyScopes}</th>
                      <th scope="col">${this.words.lastUsed}</th>
                      <th scope="col">${this.words.expires}</th>
                      <th scope="col"></th>
                    </tr>
                  </thead>
                  <tbody>
                    ${this.keys.map(
                      (key) =>
                        html`<tr>
                          <td><b>${key.name}</b><small class="mono">${key.prefix}…</small></td>
                          <td class="opt">
                            ${key.scopes.map((scope) => this.words.scopes[scope] ?? scope).join(', ')}
                          </td>
                          <td class="opt">
                            ${key.lastUsedAt ? format.moment(Date.parse(key.lastUsedAt)) : this.words.never}
                          </td>
                          <td class="opt">
                            ${key.expiresAt ? format.date(Date.parse(key.expiresAt)) : this.words.never}
                          </td>
                          <td>
                            <button type="button" class="link" @click=${() => this.#revoke(key)}>
                              ${this.words.revoke}
                            </button>
                          </td>
                        </tr>`,
                    )}
                  </tbody>
                </table>
              </section>`
            : nothing
        }
        <section>
          <div class="section"><h2>${this.words.newKey}</h2></div>
          <form class="plain-form" @submit=${this.#create}>
            <label>${this.words.keyName}<input class="input" name="name" required maxlength="100" /></label>
            <fieldset class="checks">
              ${['predict', 'read', 'write'].map((scope) => html`<label><input type="checkbox" name="scopes" value=${scope} ?checked=${scope === 'predict'} />${this.words.scopes[scope]}</label>`)}
            </fieldset>
            <button class="btn go" type="submit">${this.words.newKey}</button>
          </form>
        </section>
      </div>`
  }

  async #read(): Promise<void> {
    await this.attempt(async () => {
      this.keys = (await api.get<{ items: readonly ApiKey[] }>('/keys')).items
    })
  }

  #create = async (event: SubmitEvent) => {
    event.preventDefault()
    const form = event.target as HTMLFormElement
    const data = new FormData(form)
    const made = await this.attempt(() =>
      api.send<{ key: string }>('POST', '/keys', { json: { name: data.get('name'), scopes: data.getAll('scopes') } }),
    )
    if (!made) return
    this.fresh = made.key
    this.copied = false
    form.reset()
    await this.#read()
  }

  #copy = async () => {
    await navigator.clipboard.writeText(this.fresh)
    this.copied = true
  }

  async #revoke({ id }: ApiKey): Promise<void> {
    await this.attempt(() => api.send('DELETE', `/keys/${id}`))
    await this.#read()
  }
}

customElements.define('keys-page', KeysPage)
