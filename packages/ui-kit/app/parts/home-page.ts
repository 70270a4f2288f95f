import { html, nothing, svg } from 'lit'
import { fingerprint } from '../../src/charts/fingerprint.ts'
import type { ColumnType, SessionInput } from '../../src/core-types.ts'
import '../../src/elements/csv-analyzer.ts'
import { stepIds } from '../../src/elements/csv-rail.ts'
import '../../src/elements/csv-upload.ts'
import { metricTitle } from '../../src/i18n/metric-text.ts'
import { serverRunner, type ServerDataset, type ServerModel } from '../../src/runner/server-runner.ts'
import { icon } from '../../src/util/icons.ts'
import { linearScale } from '../../src/util/scale.ts'
import { api, AppElement, type Person } from './app-element.ts'
import { navigate } from './router.ts'
import { sampleFiles, sampleList, type SampleFile } from './sample-list.ts'

/** Home: signed out, the whole flow in the page; signed in, the drop sheet, samples and your work. */
export class HomePage extends AppElement {
  static override properties = {
    ...AppElement.properties,
    person: { attribute: false },
    samples: { state: true },
    datasets: { state: true },
    models: { state: true },
    uploading: { state: true },
    started: { state: true },
  }

  declare person: Person | null
  declare samples: readonly SampleFile[]
  declare datasets: readonly ServerDataset[] | null
  declare models: readonly ServerModel[]
  /** Something has been loaded in the page. */
  declare started: boolean
  declare uploading: { readonly name: string; readonly done: number; readonly total?: number } | null

  constructor() {
    super()
    this.person = null
    this.samples = []
    this.datasets = null
    this.models = []
    this.uploading = null
    this.started = false
  }

  override connectedCallback(): void {
    super.connectedCallback()
    void this.attempt(async () => {
      this.samples = await sampleFiles()
    })
  }

  override updated(changed: Map<string, unknown>): void {
    if (changed.has('person') && this.person) void this.#read()
  }

  override render() {
    if (!this.person)
      return html`<csv-analyzer
          bare
          level="1"
          worker-url="/worker.js"
          .samples=${sampleList(this.samples, this.locale.value.language, this.words)}
          @dataset-load=${() => {
            this.started = true
          }}
        ></csv-analyzer>
        ${this.started ? nothing : html`<p class="quiet bar">${icon('note', 14)} ${this.words.keep} <a class="link" href="/sign-in">${this.words.signIn}</a></p>`}`
    const { words } = this.locale.value
    return html`${this.head(this.words.workspace(this.person.name), words.upload.question)}
      <csv-upload
        lang=${this.locale.value.language}
        .samples=${sampleList(this.samples, this.locale.value.language, this.words)}
        where=${location.host}
        name=${this.uploading?.name ?? ''}
        .progress=${this.uploading ? { stage: 'load', ...this.uploading } : null}
        @file-select=${this.#selected}
      ></csv-upload>
      ${this.#work()}`
  }

  #work() {
    if (!this.datasets) return nothing
    return html`<section>
      <div class="section yours">
        <h2>${this.words.yourWork}</h2>
        <small>${this.datasets.length ? this.words.marks : this.words.nothingYet}</small>
      </div>
      ${
        this.datasets.length
          ? html`<table class="work">
              <thead>
                <tr>
                  <th scope="col">${this.words.columns}</th>
                  <th scope="col">${this.words.dataset}</th>
                  <th scope="col">${this.words.predicts}</th>
                  <th scope="col">${this.words.stands}</th>
                  <th scope="col">${this.words.score}</th>
                  <th scope="col"></th>
                </tr>
              </thead>
              <tbody>
                ${this.datasets.map((dataset) => this.#row(dataset))}
              </tbody>
            </table>`
          : nothing
      }
    </section>`
  }

  #row(dataset: ServerDataset) {
    const { words, format } = this.locale.value
    const model = this.models.find(({ datasetId }) => datasetId === dataset.id)
    const target = model?.target ?? dataset.target
    const at = model ? 5 : target ? 2 : 1
    const marks = dataset.columns.map(({ name, type }) => ({ type: type as ColumnType, target: name === target }))
    return html`<tr>
      <td class="opt">${fingerprint(marks, words.grid.fingerprint(dataset.columnCount), 108, 18)}</td>
      <td>
        <a class="name" href=${model ? `/m/${model.id}/judge` : `/d/${dataset.id}/look`}><b>${dataset.name}</b></a
        ><small
          >${this.words.size(dataset.rowCount, dataset.columnCount)} ·
          ${format.moment(Date.parse(dataset.updatedAt))}</small
        >
      </td>
      <td class="opt">${target ?? '–'}</td>
      <td class="opt">
        <span class="pips">${stepIds.map((_, i) => html`<i class=${i <= at ? 'on' : ''}></i>`)}</span
        >${words.steps[stepIds[at]]}
      </td>
      <td class="under">${model ? this.#score(model) : html`<span class="quiet">${this.words.notTrained}</span>`}</td>
      <td class="opt">
        <button type="button" class="link" @click=${() => this.#remove(dataset)}>${this.words.delete}</button>
      </td>
    </tr>`
  }

  #score({ score, lower, upper, baseline, metric }: ServerModel) {
    const { format } = this.locale.value
    if (score === null) return '–'
    const ends = [score, lower ?? score, upper ?? score, baseline ?? score]
    const low = Math.min(...ends)
    const high = Math.max(...ends)
    const x = linearScale([low - (high - low || 1) * 0.15, high + (high - low || 1) * 0.15], [0, 120])
    const text = `${metricTitle(metric, this.locale.value)} ${Math.abs(score) < 10 ? format.fixed(score, 2) : format.number(score)}`
    return html`<span class="bar"
      ><svg width="120" height="16" role="img" aria-label=${text}>
        ${svg`<line class="axis" x1="0" x2="120" y1="8" y2="8"/>${baseline === null ? nothing : svg`<line class="axis-2" x1=${x(baseline)} x2=${x(baseline)} y1="3" y2="13"/>`}<line class="line" x1=${x(lower ?? score)} x2=${x(upper ?? score)} y1="8" y2="8"/><circle class="f-data" cx=${x(score)} cy="8" r="4.5"/>`}</svg
      >${text}</span
    >`
  }

  async #read(): Promise<void> {
    await this.attempt(async () => {
      const [datasets, models] = await Promise.all([
        api.get<{ items: readonly ServerDataset[] }>('/datasets', { query: { limit: '50' } }),
        api.get<{ items: readonly ServerModel[] }>('/models', { query: { limit: '200' } }),
      ])
      this.datasets = datasets.items
      this.models = models.items
    })
  }

  #selected = async (event: CustomEvent<{ input: SessionInput; target?: string }>) => {
    const { input, target } = event.detail
    const name = 'file' in input ? input.file.name : 'url' in input ? input.url : input.name
    this.uploading = { name, done: 0 }
    await this.attempt(async () => {
      const { session } = serverRunner({ api })
      await session.load(
        input,
        {},
        {
          onProgress: ({ done, total }) => {
            this.uploading = { name, done, total }
          },
        },
      )
      navigate(`/d/${session.datasetId}/${target ? `look?target=${encodeURIComponent(target)}` : 'load'}`)
    })
    this.uploading = null
  }

  async #remove(dataset: ServerDataset): Promise<void> {
    if (!confirm(this.words.deleteSure(dataset.name))) return
    await this.attempt(() => api.send('DELETE', `/datasets/${dataset.id}`))
    await this.#read()
  }
}

customElements.define('home-page', HomePage)
