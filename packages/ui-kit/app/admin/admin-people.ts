import { html, nothing } from 'lit'
import { api } from '../parts/app-element.ts'
import type { AdminPerson } from './admin-api.ts'
import { AdminElement } from './admin-element.ts'

const PAGE = 50

/** Everybody with an account: role, block, unblock. */
export class AdminPeople extends AdminElement {
  static override properties = {
    ...AdminElement.properties,
    me: {},
    people: { state: true },
    total: { state: true },
  }

  /** The id of whoever looks: nobody changes themselves. */
  declare me: string
  declare people: readonly AdminPerson[]
  declare total: number

  constructor() {
    super()
    this.me = ''
    this.people = []
    this.total = 0
  }

  override connectedCallback(): void {
    super.connectedCallback()
    void this.#read(PAGE)
  }

  override render() {
    const { format } = this.locale.value
    return html`<div class="section">
        <h1 class="answer">${this.said.sections.people}</h1>
        <span class="space"></span><small>${this.said.of(this.people.length, this.total)}</small>
      </div>
      ${this.notice()}
      <table class="work">
        <thead>
          <tr>
            <th scope="col">${this.words.name}</th>
            <th scope="col">${this.words.role}</th>
            <th scope="col">${this.words.since}</th>
            <th scope="col"></th>
          </tr>
        </thead>
        <tbody>
          ${this.people.map(
            (person) =>
              html`<tr>
                <td>
                  <b>${person.name}</b><small>${person.email}</small>
                  ${person.banned ? html`<span class="tag bad">${this.said.blocked}</span>` : nothing}
                </td>
                <td>
                  <select
                    class="input"
                    aria-label=${`${this.words.role}: ${person.name}`}
                    ?disabled=${person.id === this.me}
                    @change=${(event: Event) => this.#change(person, { role: (event.target as HTMLSelectElement).value })}
                  >
                    ${['user', 'admin'].map((role) => html`<option value=${role} ?selected=${role === person.role}>${this.words.roles[role]}</option>`)}
                  </select>
                </td>
                <td class="opt">${format.date(Date.parse(person.createdAt))}</td>
                <td>
                  ${
                    person.id === this.me
                      ? this.said.you
                      : html`<button
                          type="button"
                          class="link"
                          aria-label=${`${person.banned ? this.words.unblock : this.words.block}: ${person.name}`}
                          @click=${() => this.#change(person, { banned: !person.banned })}
                        >
                          ${person.banned ? this.words.unblock : this.words.block}
                        </button>`
                  }
                </td>
              </tr>`,
          )}
        </tbody>
      </table>
      ${
        this.people.length < this.total
          ? html`<p>
              <button type="button" class="btn" @click=${() => this.#read(this.people.length + PAGE)}>
                ${this.said.more}
              </button>
            </p>`
          : nothing
      }`
  }

  async #read(count: number): Promise<void> {
    await this.attempt(async () => {
      const found: AdminPerson[] = []
      for (let offset = 0; offset < count; offset += PAGE) {
        const query = { limit: String(PAGE), offset: String(offset) }
        const { items, total } = await api.get<{ items: readonly AdminPerson[]; total: number }>('/admin/people', {
          query,
        })
        found.push(...items)
        this.total = total
      }
      this.people = found
    })
  }

  async #change({ id }: AdminPerson, change: { readonly role?: string; readonly banned?: boolean }): Promise<void> {
    const done = await this.attempt(async () => {
      await api.send('PATCH', `/admin/people/${id}`, { json: change })
      return true
    })
    if (done) await this.#read(Math.max(PAGE, this.people.length))
  }
}

customElements.define('admin-people', AdminPeople)
