import { css, html, LitElement, nothing, svg } from 'lit'
import '../charts/csv-chart.ts'
import { hundredDots } from '../charts/hundred-dots.ts'
import { shareBars } from '../charts/share-bars.ts'
import { LocaleController } from '../controllers/locale-controller.ts'
import type {
  Evaluation,
  Finding,
  Histogram,
  InputColumn,
  InputRow,
  PredictedRow,
  Profile,
  SessionFit,
} from '../core-types.ts'
import { findingText } from '../i18n/finding-text.ts'
import { predictionSentence } from '../predict/sentence.ts'
import { booleanTexts, byImportance, fieldKind, usualRow, type CellValue } from '../predict/form-field.ts'
import { answer } from '../styles/answer.css.ts'
import { base } from '../styles/base.css.ts'
import { chart } from '../styles/chart.css.ts'
import { controls } from '../styles/controls.css.ts'
import { tokens } from '../styles/tokens.css.ts'
import { classColor } from '../util/class-color.ts'
import { emit } from '../util/emit.ts'
import { severityIcon } from '../util/icons.ts'
import { rich } from '../util/rich.ts'
import { outOf100 } from '../util/format-share.ts'

const OPEN_FIELDS = 7

export type ModelFacts = SessionFit['pipeline']

/** An answer for a row that differs in one column. */
export interface Alternative {
  readonly column: string
  readonly value: string | number
  readonly prediction: PredictedRow
}

/**
 * A form made of the model's own inputs, the answer for the row in it, and the model to take along.
 * @fires predict-request - `{ row }`, on every change and once at the start
 * @fires export-request - `{ format }`
 */
export class CsvPredict extends LitElement {
  static override styles = [
    tokens,
    base,
    controls,
    chart,
    answer,
    css`
      .cols {
        display: grid;
        grid-template-columns: minmax(0, 440px) minmax(0, 1fr) minmax(0, 290px);
        gap: 32px 48px;
        align-items: start;
      }
      .form > div {
        padding: 9px 0;
        border-bottom: 1px solid var(--_line);
        display: grid;
        grid-template-columns: 150px minmax(0, 1fr);
        gap: 4px 14px;
        align-items: center;
      }
      .form label,
      .form .label {
        font-weight: 550;
        overflow-wrap: anywhere;
      }
      .val {
        display: flex;
        align-items: center;
        gap: 10px;
      }
      .ctl {
        position: relative;
        flex: 1;
        min-width: 0;
      }
      .val .input {
        width: 92px;
        text-align: end;
        flex: none;
      }
      .ctl svg {
        width: 100%;
        height: 26px;
        margin-bottom: -8px;
      }
      .hint {
        grid-column: 2;
        font-size: var(--_text-s);
        color: var(--_warn);
        display: flex;
        gap: 7px;
      }
      .hint.note {
        color: var(--_ink-3);
      }
      .more {
        margin-top: 10px;
        gap: 4px 16px;
      }
      .middle > section + section,
      .side > section + section {
        margin-top: 28px;
      }
      .exports li {
        border-bottom: 1px solid var(--_line);
      }
      .exports li:first-child {
        border-top: 1px solid var(--_line);
      }
      .exports button {
        display: flex;
        align-items: baseline;
        gap: 10px;
        width: 100%;
        padding: 9px 2px;
        background: none;
        border: 0;
        cursor: pointer;
        text-align: start;
      }
      .exports b {
        color: var(--_accent);
      }
      .exports button:hover b {
        text-decoration: underline;
        text-underline-offset: 3px;
      }
      .head {
        padding-top: 0;
      }
      .stale {
        opacity: 0.45;
        transition: opacity 200ms ease-out;
      }
      .value {
        font-size: 40px;
        font-weight: 600;
        letter-spacing: -0.02em;
        line-height: 1.15;
        overflow-wrap: anywhere;
      }
      @container (max-width: 1100px) {
        .cols {
          grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
        }
        .side {
          grid-column: 1 / -1;
        }
      }
      @container (max-width: 719px) {
        .cols {
          grid-template-columns: minmax(0, 1fr);
        }
        .form > div {
          grid-template-columns: minmax(0, 1fr);
        }
        .hint {
          grid-column: 1;
        }
        .middle {
          grid-row: 1;
        }
      }
    `,
  ]
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
    const { words } = this.#locale.value
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
                  ${rich(predictionSentence(this.prediction, this.model, this.#locale.value))}
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
          ${this.#answer(this.model)}${this.#alternatives(this.model)}
        </div>
        <div class="side">${this.#exports()}</div>
      </div>`
  }

  // ── the form ──────────────────────────────────────────────

  #field(input: InputColumn) {
    const { words } = this.#locale.value
    const findings = this.prediction?.findings.filter(({ column }) => column === input.name) ?? []
    const kind = fieldKind(input)
    const id = `f-${this.inputs.indexOf(input)}`
    return html`<div part="field">
      ${kind === 'pills' ? html`<span class="label" id=${id}>${input.name}</span>` : html`<label for=${id}>${input.name}</label>`}
      ${this.#control(input, kind, id)}
      ${findings.map((finding) => this.#hint(finding, words.severity[finding.severity]))}
    </div>`
  }

  #control(input: InputColumn, kind: ReturnType<typeof fieldKind>, id: string) {
    const { words } = this.#locale.value
    const value = this.row[input.name]
    if (kind === 'number') return this.#slider(input, id, value)
    if (kind === 'pills') {
      const options = input.type === 'boolean' ? booleanTexts(input) : (input.values ?? [])
      return html`<span class="opts" role="radiogroup" aria-labelledby=${id}
        >${options.map((option) => html`<button type="button" role="radio" aria-checked=${option === value} @click=${() => this.#set(input.name, option)}>${option}</button>`)}</span
      >`
    }
    if (kind === 'select') {
      const known = input.values ?? []
      return html`<select
        class="input"
        id=${id}
        @change=${(event: Event) => this.#set(input.name, (event.target as HTMLSelectElement).value || null)}
      >
        <option value="" ?selected=${value === null}>${words.use.emptyOption}</option>
        ${known.map((option) => html`<option .value=${option} ?selected=${option === value}>${option}</option>`)}
      </select>`
    }
    if (kind === 'date')
      return html`<input
        class="input"
        id=${id}
        type="date"
        .value=${String(value ?? '')}
        @change=${(event: Event) => this.#set(input.name, (event.target as HTMLInputElement).value || null)}
      />`
    return html`<input
      class="input"
      id=${id}
      type="text"
      .value=${value === null || value === undefined ? '' : String(value)}
      @change=${(event: Event) => this.#set(input.name, (event.target as HTMLInputElement).value || null)}
    />`
  }

  #slider(input: InputColumn, id: string, value: CellValue) {
    const [from, to] = input.range as readonly [number, number]
    const step = input.type === 'integer' ? 1 : 'any'
    const fine = input.type === 'integer' ? 1 : (to - from) / 200 || 1
    const change = (text: string) =>
      this.#set(
        input.name,
        text === '' ? null : input.type === 'integer' ? Number(text) : Number(Number(text).toPrecision(6)),
      )
    return html`<span class="val"
      ><span class="ctl"
        >${this.#spread(input.name)}<input
          type="range"
          tabindex="-1"
          aria-hidden="true"
          min=${from}
          max=${to}
          step=${fine}
          .value=${String(value ?? from)}
          @input=${(event: Event) => change((event.target as HTMLInputElement).value)}
      /></span>
      <input
        class="input"
        id=${id}
        type="number"
        step=${step}
        .value=${value === null || value === undefined ? '' : String(value)}
        @change=${(event: Event) => change((event.target as HTMLInputElement).value)}
    /></span>`
  }

  /** The column's own spread as the slider's track. */
  #spread(name: string) {
    const histogram: Histogram | null | undefined = this.profile?.columns.find(
      (column) => column.name === name,
    )?.histogram
    if (!histogram || histogram.kind !== 'number' || histogram.counts.length === 0) return nothing
    const tallest = Math.max(1, ...histogram.counts)
    const step = 100 / histogram.counts.length
    return html`<svg viewBox="0 0 100 26" preserveAspectRatio="none" aria-hidden="true">
      ${histogram.counts.map((count, i) => svg`<rect class="f-muted" x=${i * step + 0.2} y=${26 - (count / tallest) * 24} width=${Math.max(0.2, step - 0.4)} height=${(count / tallest) * 24}/>`)}
    </svg>`
  }

  #hint(finding: Finding, severity: string) {
    const { title, text } = findingText(finding, this.#locale.value)
    return html`<p class="hint ${finding.severity === 'info' ? 'note' : ''}" part="hint">
      ${severityIcon(finding.severity)}<span
        ><span class="sr">${severity}: </span>${title}${text ? `. ${text}` : ''}</span
      >
    </p>`
  }

  #set(column: string, value: CellValue): void {
    this.row = { ...this.row, [column]: value }
    emit(this, 'predict-request', { row: this.row })
  }

  #reset = () => {
    this.row = usualRow(this.inputs)
    emit(this, 'predict-request', { row: this.row })
  }

  // ── the answer ────────────────────────────────────────────

  #answer(model: ModelFacts) {
    const { words, format } = this.#locale.value
    const { prediction } = this
    if (!prediction) return html`<p class="quiet" role="status">${words.use.waiting}</p>`
    const domain = html`<span class="tag ${prediction.inDomain ? 'good' : 'warn'}"
      >${prediction.inDomain ? words.use.inDomain : words.use.outOfDomain}</span
    >`
    if (model.task === 'binary' && prediction.probabilities && model.positive !== null) {
      const share = prediction.probabilities[model.positive] ?? 0
      const dots = format.of100(share)
      return html`<section>
        <div class="section">
          <h2>${words.use.dots(dots)}</h2>
          <small>${model.target} ${words.quote(model.positive)}</small><span class="space"></span>${domain}
        </div>
        <csv-chart
          lang=${this.#locale.value.language}
          .spec=${hundredDots(outOf100(share), words.use.dotsSentence(dots, model.positive))}
        ></csv-chart>
      </section>`
    }
    if (prediction.probabilities) {
      const { probabilities } = prediction
      const classes = [...model.classes].sort((a, b) => probabilities[b] - probabilities[a]).slice(0, 8)
      const bars = classes.map((name) => ({
        name,
        share: probabilities[name],
        text: format.of100(probabilities[name]),
        color: this.#color(model, name),
      }))
      return html`<section>
        <div class="section">
          <h2>${words.use.chances}</h2>
          <span class="space"></span>${domain}
        </div>
        <csv-chart
          lang=${this.#locale.value.language}
          .spec=${shareBars(bars, words.use.chancesSentence(classes[0], bars[0].text), [words.judge.className, words.profile.share])}
        ></csv-chart>
      </section>`
    }
    return html`<section>
      <div class="section">
        <h2>${model.target}</h2>
        <span class="space"></span>${domain}
      </div>
      <p class="value">${format.number(Number(prediction.prediction))}</p>
      ${prediction.interval ? html`<p class="quiet">${words.use.likely(format.number(prediction.interval[0]), format.number(prediction.interval[1]))}</p>` : nothing}
    </section>`
  }

  #alternatives(model: ModelFacts) {
    const { words, format } = this.#locale.value
    if (this.alternatives.length === 0) return nothing
    const label = `${words.use.change}, ${words.use.changeHint}`
    const name = ({ column, value }: Alternative) =>
      words.use.if(column, typeof value === 'number' ? format.number(value) : value)
    const positive = model.positive
    if (model.task === 'regression') {
      return html`<section>
        <div class="section">
          <h2>${words.use.change}</h2>
          <small>${words.use.changeHint}</small>
        </div>
        <csv-chart
          lang=${this.#locale.value.language}
          .spec=${shareBars(this.#numberBars(name), label, [words.load.column, model.target])}
        ></csv-chart>
      </section>`
    }
    const bars = this.alternatives.map((other) => {
      const share =
        model.task === 'binary' && positive !== null
          ? (other.prediction.probabilities?.[positive] ?? 0)
          : (other.prediction.probabilities?.[String(other.prediction.prediction)] ?? 0)
      const color = model.task === 'binary' ? 'answer' : this.#color(model, String(other.prediction.prediction))
      return {
        name: name(other),
        share,
        text: model.task === 'binary' ? format.of100(share) : `${other.prediction.prediction}`,
        color,
      }
    })
    return html`<section>
      <div class="section">
        <h2>${words.use.change}</h2>
        <small>${words.use.changeHint}</small>
      </div>
      <csv-chart
        lang=${this.#locale.value.language}
        .spec=${shareBars(bars, label, [words.load.column, words.profile.share])}
      ></csv-chart>
    </section>`
  }

  /** The colour that the answer has everywhere else: the profile counts its classes by frequency. */
  #color({ classes, positive, target }: ModelFacts, name: string): string {
    const known =
      this.profile?.target?.name === target ? this.profile.target.classes.map(({ value }) => value) : classes
    return classColor(known, positive, known.indexOf(name))
  }

  #numberBars(name: (alternative: Alternative) => string) {
    const { format } = this.#locale.value
    const values = this.alternatives.map(({ prediction }) => Number(prediction.prediction))
    const top = Math.max(1e-12, ...values.map(Math.abs))
    return this.alternatives.map((other, i) => ({
      name: name(other),
      share: Math.abs(values[i]) / top,
      text: format.number(values[i]),
      color: 'data',
    }))
  }

  #exports() {
    const { words } = this.#locale.value
    if (this.formats.length === 0) return nothing
    return html`<section>
      <div class="section">
        <h2>${words.use.take}</h2>
        <small>${words.use.takeHint}</small>
      </div>
      <ul class="exports">
        ${this.formats.map((format) => {
          const [title, hint] = words.use.formats[format] ?? [format, '']
          return html`<li>
            <button
              type="button"
              ?disabled=${this.exporting === format}
              @click=${() => emit(this, 'export-request', { format })}
            >
              <b>${title}</b><small>${this.exporting === format ? words.use.exporting : hint}</small>
            </button>
          </li>`
        })}
      </ul>
    </section>`
  }
}

if (!customElements.get('csv-predict')) customElements.define('csv-predict', CsvPredict)

declare global {
  interface HTMLElementTagNameMap {
    'csv-predict': CsvPredict
  }
}
