import { html, nothing } from 'lit'
import { planKey } from '../../src/controllers/run-state.ts'
import type { CleaningPlan, SessionFit } from '../../src/core-types.ts'
import '../../src/elements/csv-analyzer.ts'
import type { CsvAnalyzer } from '../../src/elements/csv-analyzer.ts'
import { stepIds, type StepId } from '../../src/elements/csv-rail.ts'
import { serverRunner, type ServerJob, type ServerModel, type ServerRunner } from '../../src/runner/server-runner.ts'
import { emit } from '../../src/util/emit.ts'
import { api, AppElement } from './app-element.ts'
import { callOf } from './call-of.ts'
import { navigate } from './router.ts'

const ofModel: readonly StepId[] = ['judge', 'use']

/** One dataset or model of the server in the flow: each step has its address, and a reload finds everything where it was. */
export class FlowPage extends AppElement {
  static override properties = {
    ...AppElement.properties,
    datasetId: {},
    model: {},
    step: {},
    runner: { state: true },
    fit: { state: true },
    copied: { state: true },
  }

  declare datasetId: string
  declare model: string
  declare step: StepId
  declare runner: ServerRunner | null
  declare fit: SessionFit | null
  /** The call that was copied last. */
  declare copied: string
  #opened = ''
  #unsaved: CleaningPlan | null = null
  #saving: Promise<void> = Promise.resolve()

  constructor() {
    super()
    this.datasetId = ''
    this.model = ''
    this.step = 'look'
    this.runner = null
    this.fit = null
    this.copied = ''
  }

  override updated(): void {
    const wanted = this.model || this.datasetId
    const { session } = this.runner ?? {}
    if (wanted && wanted !== this.#opened && wanted !== session?.datasetId && wanted !== session?.modelId) {
      this.#opened = wanted
      void this.#open()
    }
  }

  override render() {
    if (this.trouble && !this.runner)
      return html`${this.head(this.words.gone, this.trouble, html`<a class="btn go" href="/">${this.words.home}</a>`)}`
    if (!this.runner) return html`<p class="quiet" role="status">${this.locale.value.words.wait}…</p>`
    return html`${this.notice()}<csv-analyzer
        bare
        level="1"
        lang=${this.locale.value.language}
        .runner=${this.runner}
        step=${this.step}
        .hrefs=${this.#hrefs()}
        @step-change=${this.#moved}
        @plan-change=${this.#planChanged}
        @fit-done=${this.#trained}
        @file-clear=${this.#another}
      ></csv-analyzer>
      ${this.#call()}`
  }

  /** How a program asks this model: the call as it can be pasted into a shell, with the usual values. */
  #call() {
    const { modelId } = this.runner?.session ?? {}
    if (this.step !== 'use' || !modelId || !this.fit) return nothing
    const call = callOf(location.origin, modelId, this.fit.inputs)
    return html`<section class="call">
      <div class="section">
        <h2>${this.words.callTitle}</h2>
        <small>${this.words.callHint} <a href="/account/keys">${this.words.keys}</a></small>
        <span class="space"></span>
        <button type="button" class="link" @click=${() => this.#copy(call)}>
          ${this.copied === call ? this.words.copied : this.words.copy}
        </button>
      </div>
      <pre tabindex="0" role="region" aria-label=${this.words.callTitle}>${call}</pre>
    </section>`
  }

  #copy = async (call: string) => {
    await navigator.clipboard.writeText(call)
    this.copied = call
  }

  #hrefs(): Partial<Record<StepId, string>> {
    const { datasetId, modelId } = this.runner?.session ?? {}
    return Object.fromEntries(
      stepIds.map((id) => [id, ofModel.includes(id) && modelId ? `/m/${modelId}/${id}` : `/d/${datasetId}/${id}`]),
    )
  }

  async #open(): Promise<void> {
    this.runner = null
    await this.attempt(async () => {
      const datasetId = this.model ? (await api.get<ServerModel>(`/models/${this.model}`)).datasetId : this.datasetId
      const runner = serverRunner({ api, datasetId })
      const { session } = runner
      const [{ dataset, summary }, models, jobs] = await Promise.all([
        session.reopen(),
        api.get<{ items: readonly ServerModel[] }>('/models', { query: { datasetId, limit: '1' } }),
        api.get<{ items: readonly ServerJob[] }>('/jobs', { query: { datasetId, limit: '5' } }),
      ])
      const newest = this.model || models.items[0]?.id
      const [preview, plan, fit] = await Promise.all([
        session.rows({ offset: 0, limit: 20 }),
        session.savedPlan(),
        newest ? session.openModel(newest) : Promise.resolve(null),
      ])
      const running = jobs.items.find(({ state }) => state === 'queued' || state === 'running')
      const asked = new URLSearchParams(location.search).get('target')
      const target = running?.target ?? fit?.pipeline.target ?? asked ?? plan?.target ?? dataset.target ?? ''
      emit(this, 'title-change', { title: summary.name })
      this.runner = runner
      this.fit = fit
      await this.updateComplete
      const analyzer = this.renderRoot.querySelector('csv-analyzer') as CsvAnalyzer
      await analyzer.updateComplete
      analyzer.resume({
        name: summary.name,
        summary,
        preview,
        plan,
        target,
        ...(fit
          ? {
              fit,
              leaderboard: fit.leaderboard,
              trainedFrom: { target: fit.pipeline.target, steps: planKey(fit.plan) },
            }
          : {}),
      })
      await analyzer.look()
      if (running) await analyzer.follow((run) => session.follow(running.id, run))
    })
  }

  #moved = (event: CustomEvent<{ step: StepId }>) => {
    event.preventDefault()
    const path = this.#hrefs()[event.detail.step]
    if (path) navigate(path)
  }

  #planChanged = (event: CustomEvent<{ plan: CleaningPlan }>) => {
    this.#unsaved = event.detail.plan
    this.#saving = this.#saving.then(() => this.#save())
  }

  /** One save at a time, the newest plan only: each carries the version that the one before has made. */
  async #save(): Promise<void> {
    const plan = this.#unsaved
    const session = this.runner?.session
    this.#unsaved = null
    if (plan && session) await this.attempt(() => session.savePlan(plan))
  }

  #trained = (event: CustomEvent<{ fit: SessionFit }>) => {
    this.fit = event.detail.fit
  }

  #another = (event: Event) => {
    event.preventDefault()
    navigate('/')
  }
}

customElements.define('flow-page', FlowPage)
