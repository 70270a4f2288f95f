import { html, nothing } from 'lit'
import type { ServerJob } from '../../src/runner/server-runner.ts'
import { api, AppElement } from './app-element.ts'

const EVERY = 4000

/** Your trainings, newest first; looked up again while one is running. */
export class JobsPage extends AppElement {
  static override properties = { ...AppElement.properties, jobs: { state: true } }

  declare jobs: readonly ServerJob[]
  #timer = 0

  constructor() {
    super()
    this.jobs = []
  }

  override connectedCallback(): void {
    super.connectedCallback()
    void this.#read()
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    clearTimeout(this.#timer)
  }

  override render() {
    const { format } = this.locale.value
    const running = this.jobs.filter(({ state }) => state === 'running' || state === 'queued').length
    return html`${this.head(this.words.jobsQuestion, this.words.jobsAnswer(running))}
    ${
      this.jobs.length === 0
        ? html`<p class="quiet">${this.words.quiet}</p>`
        : html`<table class="work">
            <thead>
              <tr>
                <th scope="col">${this.words.dataset}</th>
                <th scope="col">${this.words.predicts}</th>
                <th scope="col">${this.words.state}</th>
                <th scope="col">${this.words.started}</th>
                <th scope="col"></th>
              </tr>
            </thead>
            <tbody>
              ${this.jobs.map(
                (job) =>
                  html`<tr>
                    <td>
                      <a class="name" href=${job.modelId ? `/m/${job.modelId}/judge` : `/d/${job.datasetId}/train`}
                        ><b>${job.datasetName}</b></a
                      >${job.problem ? html`<small>${job.problem.message}</small>` : nothing}
                    </td>
                    <td class="opt">${job.target}</td>
                    <td>
                      <span class="tag ${job.state === 'failed' ? 'bad' : job.state === 'done' ? 'good' : ''}"
                        >${job.state === 'running' ? html`<span class="pulse"></span>` : nothing}
                        ${this.words.states[job.state]}</span
                      >
                    </td>
                    <td class="opt">${format.moment(Date.parse(job.createdAt))}</td>
                    <td>
                      ${job.state === 'running' || job.state === 'queued' ? html`<button type="button" class="link" @click=${() => this.#cancel(job)}>${this.words.cancel}</button>` : nothing}
                    </td>
                  </tr>`,
              )}
            </tbody>
          </table>`
    }`
  }

  async #read(): Promise<void> {
    await this.attempt(async () => {
      this.jobs = (await api.get<{ items: readonly ServerJob[] }>('/jobs')).items
    })
    clearTimeout(this.#timer)
    if (this.isConnected && this.jobs.some(({ state }) => state === 'running' || state === 'queued'))
      this.#timer = window.setTimeout(() => void this.#read(), EVERY)
  }

  async #cancel({ id }: ServerJob): Promise<void> {
    await this.attempt(() => api.send('POST', `/jobs/${id}/cancel`))
    await this.#read()
  }
}

customElements.define('jobs-page', JobsPage)
