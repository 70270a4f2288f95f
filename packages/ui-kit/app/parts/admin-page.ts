import { html, nothing, type TemplateResult } from 'lit'
import '../../src/charts/csv-chart.ts'
import { icon } from '../../src/util/icons.ts'
import { api, AppElement } from './app-element.ts'

interface Overview {
  readonly people: number
  readonly activeUsers: { readonly [window: string]: number }
  readonly datasets: number
  readonly storedBytes: number
  readonly models: number
  readonly modelsPerDay: readonly {
    readonly day: string
    readonly models: number
    readonly meanTrainingSeconds: number
  }[]
  readonly jobs: { readonly [state: string]: number }
  readonly requests: {
    readonly total: number
    readonly failed: number
    readonly failedShare: number | null
    readonly meanSeconds: number | null
  }
}
interface AdminPerson {
  readonly id: string
  readonly email: string
  readonly name: string
  readonly role: string
  readonly banned: boolean
  readonly createdAt: string
}
interface AdminJob {
  readonly id: string
  readonly state: string
  readonly owner: string
  readonly problem: { readonly message: string } | null
  readonly createdAt: string
}

/** Is everything all right: measures in words, people with their roles, the jobs of everybody. */
export class AdminPage extends AppElement {
  static override properties = {
    ...AppElement.properties,
    section: {},
    overview: { state: true },
    people: { state: true },
    jobs: { state: true },
  }

  declare section: string
  declare overview: Overview | null
  declare people: readonly AdminPerson[]
  declare jobs: readonly AdminJob[]

  constructor() {
    super()
    this.section = 'health'
    this.overview = null
    this.people = []
    this.jobs = []
  }

  override connectedCallback(): void {
    super.connectedCallback()
    void this.#read()
  }

  override render() {
    const { overview } = this
    return html`${this.head(this.words.adminQuestion, overview ? this.words.adminAnswer(overview.people, overview.requests.failed) : this.trouble ? this.words.forbidden : '…')}
    ${
      overview
        ? html`<div class="two">
              ${this.#ledger(overview)}
              <div>${this.#jobs()}</div>
            </div>
            ${this.#people()}`
        : nothing
    }`
  }

  #ledger(overview: Overview) {
    const { format } = this.locale.value
    const trained = overview.modelsPerDay.reduce((sum, { models }) => sum + models, 0)
    const seconds = trained
      ? overview.modelsPerDay.reduce((sum, { models, meanTrainingSeconds }) => sum + models * meanTrainingSeconds, 0) /
        trained
      : null
    const { requests } = overview
    const row = (name: string, hint: string, value: string, said: string, good = true): TemplateResult =>
      html`<tr>
        <td><b>${name}</b><small>${hint}</small></td>
        <td class="v">${value}</td>
        <td class="opt">
          <span class="bar"
            ><span class="sev ${good ? 'good' : 'warn'}">${icon(good ? 'tick' : 'warning')}</span>${said}</span
          >
        </td>
      </tr>`
    return html`<table class="work ledger">
      <thead>
        <tr>
          <th scope="col">${this.words.measure}</th>
          <th scope="col">${this.words.now}</th>
          <th scope="col">${this.words.inWords}</th>
        </tr>
      </thead>
      <tbody>
        ${row(this.words.peopleActive, this.words.last7, format.integer(overview.activeUsers['7d'] ?? 0), this.words.ofPeople(overview.people))}
        ${row(this.words.modelsTrained, this.words.last30, format.integer(trained), this.words.inDatasets(overview.datasets))}
        ${row(this.words.trainingTime, this.words.mean, seconds === null ? '–' : format.duration(seconds * 1000), seconds === null ? this.words.quiet : this.words.last30)}
        ${row(this.words.answerTime, this.words.mean, requests.meanSeconds === null ? '–' : `${format.integer(requests.meanSeconds * 1000)} ms`, this.words.ofRequests(requests.total))}
        ${row(this.words.failedRequests, '5xx', format.integer(requests.failed), this.words.ofRequests(requests.total), requests.failed === 0)}
        ${row(this.words.storage, '', format.bytes(overview.storedBytes), this.words.inDatasets(overview.datasets))}
      </tbody>
    </table>`
  }

  #jobs() {
    const { format } = this.locale.value
    return html`<section>
      <div class="section"><h2>${this.words.runningNow}</h2></div>
      ${
        this.jobs.length === 0
          ? html`<p class="quiet">${this.words.quiet}</p>`
          : html`<table class="plain">
              <tbody>
                ${this.jobs.slice(0, 12).map(
                  (job) =>
                    html`<tr>
                      <td>
                        ${job.owner}<br /><small
                          >${format.moment(Date.parse(job.createdAt))}${job.problem ? ` · ${job.problem.message}` : ''}</small
                        >
                      </td>
                      <td class="num">
                        <span class="tag ${job.state === 'failed' ? 'bad' : job.state === 'done' ? 'good' : ''}"
                          >${this.words.states[job.state] ?? job.state}</span
                        >
                      </td>
                    </tr>`,
                )}
              </tbody>
            </table>`
      }
    </section>`
  }

  #people() {
    const { format } = this.locale.value
    return html`<section>
      <div class="section people"><h2>${this.words.people}</h2></div>
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
                <td><b>${person.name}</b><small>${person.email}</small></td>
                <td class="opt">
                  <select
                    class="input"
                    aria-label=${`${this.words.role}: ${person.name}`}
                    @change=${(event: Event) => this.#change(person, { role: (event.target as HTMLSelectElement).value })}
                  >
                    ${['user', 'admin'].map((role) => html`<option value=${role} ?selected=${role === person.role}>${this.words.roles[role]}</option>`)}
                  </select>
                </td>
                <td class="opt">${format.date(Date.parse(person.createdAt))}</td>
                <td>
                  <button type="button" class="link" @click=${() => this.#change(person, { banned: !person.banned })}>
                    ${person.banned ? this.words.unblock : this.words.block}
                  </button>
                </td>
              </tr>`,
          )}
        </tbody>
      </table>
    </section>`
  }

  async #read(): Promise<void> {
    await this.attempt(async () => {
      const [overview, people, jobs] = await Promise.all([
        api.get<Overview>('/admin/overview'),
        api.get<{ items: readonly AdminPerson[] }>('/admin/people'),
        api.get<{ items: readonly AdminJob[] }>('/admin/jobs', { query: { limit: '12' } }),
      ])
      this.overview = overview
      this.people = people.items
      this.jobs = jobs.items
    })
  }

  async #change({ id }: AdminPerson, change: { readonly role?: string; readonly banned?: boolean }): Promise<void> {
    await this.attempt(() => api.send('PATCH', `/admin/people/${id}`, { json: change }))
    await this.#read()
  }
}

customElements.define('admin-page', AdminPage)
