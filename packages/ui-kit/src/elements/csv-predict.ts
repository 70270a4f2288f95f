import { html, LitElement, nothing } from 'lit'
import { LocaleController } from '../controllers/locale-controller.ts'
import type { Evaluation, InputColumn, InputRow, PredictedRow, Profile } from '../core-types.ts'
import { alternativePanel, type Alternative } from '../predict/alternative-panel.ts'
import { answerPanel } from '../predict/answer-panel.ts'
import { exportList } from '../predict/export-list.ts'
import { field } from '../predict/field.ts'
import { byImportance, usualRow, type CellValue } from '../predict/form-field.ts'
import type { ModelFacts } from '../predict/model-facts.ts'
import { predictionSentence } from '../predict/sentence.ts'
import { answer } from '../styles/answer.css.ts'
import { base } from '../styles/base.css.ts'
import { chart } from '../styles/chart.css.ts'
import { controls } from '../styles/controls.css.ts'
import { predict } from '../styles/predict.css.ts'
import { tokens } from '../styles/tokens.css.ts'
import { emit } from '../util/emit.ts'
import { rich } from '../util/rich.ts'

const OPEN_FIELDS = 7

/**
 * A form made of the model's own inputs, the answer for the row in it, and the model to take along.
 * @fires predict-request - `{ row }`, on every change and once at the start
 * @fires export-request - `{ format }`
 */
export class CsvPredict extends LitElement {
  static override styles = [tokens, base, controls, chart, answer, predict]
  static override properties = {
    inputs: { attribute: false },
    model: { attribute: false },
    prediction: { attribute: false },
    alternatives: { attribute: false },
    importance: { attribute: false },
    profile: { attribute: false },
    formats: { attribute: false },
    row: { attribute: false },
    pending: { type: Boolean },
    exporting: {},
    headless: { type: Boolean },
    noun: {},
    all: { state: true },
  }

  declare inputs: readonly InputColumn[]
  declare model: ModelFacts | null
  declare prediction: PredictedRow | null
  declare alternatives: readonly Alternative[]
  declare importance: Evaluation['importance']
  /** Draws the spread of each number behind its slider. */
  declare profile: Profile | null
  /** Names of exporters to offer. */
  declare formats: readonly string[]
  declare row: InputRow
  /** An answer is on its way; the old one is dimmed, never blanked. */
  declare pending: boolean
  /** The format being written. */
  declare exporting: string
  declare headless: boolean
  declare noun: string
  declare all: boolean
  #locale = new LocaleController(this)
  #asked: readonly InputColumn[] | null = null

  constructor() {
    super()
    this.inputs = []
    this.model = null
    this.prediction = null
    this.alternatives = []
    this.importance = []
    this.profile = null
    this.formats = []
    this.row = {}
    this.pending = false
    this.exporting = ''
    this.headless = false
    this.noun = ''
    this.all = false
  }

  override willUpdate(): void {
    if (this.inputs === this.#asked) return
    this.#asked = this.inputs
    if (Object.keys(this.row).length === 0 && this.inputs.length) this.row = usualRow(this.inputs)
    if (this.inputs.length && !this.prediction)
      void this.updateComplete.then(() => emit(this, 'predict-request', { row: this.row }))
  }

  override render() {
    const locale = this.#locale.value
    const { words } = locale
    if (!this.model || this.inputs.length === 0) return html`<p class="quiet">${words.analyzer.noModel}</p>`
    const inputs = byImportance(this.inputs, this.importance)
    const open = this.all ? inputs : inputs.slice(0, OPEN_FIELDS)
    const hidden = inputs.length - open.length
    return html`${
        this.headless
          ? nothing
          : html`<div class="head">
              <div>
                <p class="ask" part="question">
                  ${this.noun ? words.use.question(this.noun) : words.use.questionPlain(this.model.target)}
                </p>
                <p class="answer" part="answer" aria-live="polite">
                  ${rich(predictionSentence(this.prediction, this.model, locale))}
                </p>
              </div>
            </div>`
      }
      <div class="cols">
        <section>
          <div class="section">
            <h2>${words.use.this}</h2>
            <small>${words.use.thisHint}</small>
          </div>
          <form class="form" part="form" @submit=${(event: Event) => event.preventDefault()}>
            ${open.map((input) => this.#field(input))}
          </form>
          <div class="bar more">
            ${
              hidden > 0
                ? html`<button
                    type="button"
                    class="link"
                    @click=${() => {
                      this.all = true
                    }}
                  >
                    ${words.use.more(hidden)}
                  </button>`
                : inputs.length > OPEN_FIELDS
                  ? html`<button
                      type="button"
                      class="link"
                      @click=${() => {
                        this.all = false
                      }}
                    >
                      ${words.use.fewer}
                    </button>`
                  : nothing
            } <span class="space"></span
            ><button type="button" class="link" @click=${this.#reset}>${words.use.reset}</button>
          </div>
        </section>
        <div class="middle ${this.pending ? 'stale' : ''}">
          ${answerPanel(this.prediction, this.model, this.profile, locale)}${alternativePanel(this.alternatives, this.model, this.profile, locale)}
        </div>
        <div class="side">
          ${exportList({ formats: this.formats, exporting: this.exporting, ask: this.#askExport, locale })}
        </div>
      </div>`
  }

  #field(input: InputColumn) {
    return field({
      id: `f-${this.inputs.indexOf(input)}`,
      input,
      value: this.row[input.name],
      findings: this.prediction?.findings.filter(({ column }) => column === input.name) ?? [],
      profile: this.profile,
      set: this.#set,
      locale: this.#locale.value,
    })
  }

  #askExport = (format: string) => emit(this, 'export-request', { format })

  #set = (column: string, value: CellValue): void => {
    this.row = { ...this.row, [column]: value }
    emit(this, 'predict-request', { row: this.row })
  }

  #reset = () => {
    this.row = usualRow(this.inputs)
    emit(this, 'predict-request', { row: this.row })
  }
}

if (!customElements.get('csv-predict')) customElements.define('csv-predict', CsvPredict)

declare global {
  interface HTMLElementTagNameMap {
    'csv-predict': CsvPredict
  }
}
