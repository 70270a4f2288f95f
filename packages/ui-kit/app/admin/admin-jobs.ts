import { html, nothing } from 'lit'
import { api } from '../parts/app-element.ts'
import type { AdminJob, Page } from './admin-api.ts'
import { AdminElement } from './admin-element.ts'

const states = ['queued', 'running', 'done', 'failed', 'cancelled'] as const

/** Everybody's jobs: whose, how they go, how long they took; never what is in them. */
export class AdminJobs extends AdminElement {
  static override properties = {
    ...AdminElement.properties,
    jobs: { state: true },
    next: { state: true },
    wanted: { state: true },
  }

  declare jobs: readonly AdminJob[]
  declare next: string | null
  /** The state that is shown; all when empty. */
  declare wanted: string

  constructor() {
    super()
    this.jobs = []
    this.next = null
    this.wanted = ''
  }

  override connectedCallback(): void {
    super.connectedCallback()
    void this.#read()
  }

  override render() {
    return html`<div class="section">
        <h1 class="answer">${this.said.sections.jobs}</h1>
        <span class="space"></span>
        <select class="input" aria-label=${this.words.state} @change=${this.#choose}>
          <option value="">${this.said.everyState}</option>
          ${states.map((state) => html`<option value=${state} ?selected=${state === this.wanted}>${this.words.states[state]}</option>`)}
        </select>
      </div>
      ${this.notice()}
      ${
        this.jobs.length === 0
          ? html`<p class="quiet">${this.words.quiet}</p>`
          : html`<table class="work">
              <thead>
                <tr>
                  <th scope="col">${this.said.owner}</th>
                  <th scope="col">${this.words.started}</th>
                  <th scope="col">${this.said.took}</th>
                  <th scope="col">${this.words.state}</th>
                </tr>
              </thead>
              <tbody>
                ${this.jobs.map((job) => this.#row(job))}
              </tbody>
            </table>`
      }
      ${
        this.next
          ? html`<p>
              <button type="button" class="btn" @click=${() => this.#read(this.next)}>${this.said.more}</button>
            </p>`
          : nothing
      }`
  }

  #row({ owner, state, attempt, problem, effort, createdAt, startedAt, finishedAt }: AdminJob) {
    const { format } = this.locale.value
    return html`<tr>
      <td><b>${owner}</b><small>${problem?.message ?? effort}</small></td>
      <td class="opt">${format.moment(Date.parse(startedAt ?? createdAt))}</td>
      <td class="opt">
        ${startedAt && finishedAt ? format.duration(Date.parse(finishedAt) - Date.parse(startedAt)) : '–'}
      </td>
      <td>
        <span class="tag ${state === 'failed' ? 'bad' : state === 'done' ? 'good' : ''}"
          >${this.words.states[state] ?? state}</span
        >
        ${attempt > 1 ? html`<small>${this.said.attempt(attempt)}</small>` : nothing}
      </td>
    </tr>`
  }

  #choose = (event: Event) => {
    this.wanted = (event.target as HTMLSelectElement).value
    void this.#read()
  }

  async #read(cursor: string | null = null): Promise<void> {
    await this.attempt(async () => {
      const query = { limit: '50', ...(this.wanted && { state: this.wanted }), ...(cursor && { cursor }) }
      const { items, next } = await api.get<Page<AdminJob>>('/admin/jobs', { query })
      this.jobs = cursor ? [...this.jobs, ...items] : items
      this.next = next
    })
  }
}

customElements.define('admin-jobs', AdminJobs)
