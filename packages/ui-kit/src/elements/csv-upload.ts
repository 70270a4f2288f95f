import { css, html, LitElement, nothing } from 'lit'
import { fingerprint, type FingerprintColumn } from '../charts/fingerprint.ts'
import { LocaleController } from '../controllers/locale-controller.ts'
import type { Progress, SessionInput } from '../core-types.ts'
import { base } from '../styles/base.css.ts'
import { chart } from '../styles/chart.css.ts'
import { controls } from '../styles/controls.css.ts'
import { tokens } from '../styles/tokens.css.ts'
import { emit } from '../util/emit.ts'
import { icon } from '../util/icons.ts'

/** A file that is ready to be tried, named by the question it answers. */
export interface Sample {
  readonly url: string
  readonly question: string
  readonly description: string
  readonly target?: string
  readonly columns?: readonly FingerprintColumn[]
}

/**
 * Where a file comes in: dropped, chosen, pasted, from a link, or a sample.
 * @fires file-select - `{ input, target? }` with a `SessionInput`; the element itself reads nothing.
 */
export class CsvUpload extends LitElement {
  static override styles = [
    tokens,
    base,
    controls,
    chart,
    css`
      .cols {
        display: grid;
        grid-template-columns: minmax(0, 1.45fr) minmax(0, 1fr);
        gap: 32px 56px;
        align-items: stretch;
      }
      .cols.alone {
        grid-template-columns: minmax(0, 1fr);
      }
      .drop {
        position: relative;
        border: 1.5px dashed var(--_edge);
        border-radius: var(--_radius-l);
        background: var(--_surface);
        min-height: 296px;
        display: grid;
        place-items: center;
        overflow: hidden;
        text-align: center;
        transition:
          border-color 120ms ease-out,
          background-color 120ms ease-out;
      }
      .drop.over {
        border-color: var(--_accent);
        border-style: solid;
        background: var(--_accent-soft);
      }
      .lines {
        position: absolute;
        inset: 0;
        width: 100%;
        height: 100%;
        mask-image: radial-gradient(ellipse 62% 74% at center, transparent 48%, #000 100%);
      }
      .say {
        position: relative;
        padding: 22px 34px;
        width: 100%;
      }
      .say > p:first-child {
        font-size: var(--_text-xl);
        font-weight: 600;
        letter-spacing: -0.015em;
      }
      .say .bar {
        justify-content: center;
        margin: 16px 0 12px;
      }
      form {
        display: grid;
        gap: 10px;
        text-align: start;
        max-width: 560px;
        margin: 0 auto;
      }
      textarea {
        font: 13px/1.5 var(--_mono);
        min-height: 130px;
        padding: 10px 12px;
        border: 1px solid var(--_edge);
        border-radius: var(--_radius);
        background: var(--_paper);
        color: var(--_ink);
        resize: vertical;
        width: 100%;
      }
      label {
        font-weight: 550;
      }
      .reading {
        max-width: 380px;
        margin: 14px auto 0;
        display: grid;
        gap: 8px;
      }
      .where {
        display: inline-flex;
        gap: 6px;
        align-items: center;
        color: var(--_ink-2);
      }
      .samples li {
        border-bottom: 1px solid var(--_line);
      }
      .samples li:first-child {
        border-top: 1px solid var(--_line);
      }
      .samples button {
        display: grid;
        grid-template-columns: 96px minmax(0, 1fr) auto;
        gap: 18px;
        align-items: center;
        padding: 13px 0;
        width: 100%;
        background: none;
        border: 0;
        text-align: start;
        cursor: pointer;
      }
      .samples button:hover {
        background: var(--_band);
      }
      .samples b {
        display: block;
      }
      .samples .try {
        color: var(--_accent);
        font-weight: 550;
      }
      @container (max-width: 1000px) {
        .cols {
          grid-template-columns: minmax(0, 1fr);
        }
      }
      @container (max-width: 520px) {
        .drop {
          min-height: 250px;
        }
        .say {
          padding: 18px 14px;
        }
        .say .bar {
          gap: 8px;
        }
        .say .btn {
          padding: 4px 13px;
          font-size: var(--_text-s);
        }
        .samples button {
          grid-template-columns: 64px minmax(0, 1fr) auto;
          gap: 12px;
        }
        .fingerprint {
          max-width: 64px;
        }
      }
    `,
  ]
  static override properties = {
    samples: { attribute: false },
    progress: { attribute: false },
    name: {},
    where: {},
    error: {},
    mode: { state: true },
    over: { state: true },
  }

  declare samples: readonly Sample[]
  /** Set while a file is being read. */
  declare progress: Progress | null
  declare name: string
  /** Where the file will go, in words; empty: it stays in the page. */
  declare where: string
  declare error: string
  declare mode: 'file' | 'paste' | 'link'
  declare over: boolean
  #locale = new LocaleController(this)

  constructor() {
    super()
    this.samples = []
    this.progress = null
    this.name = ''
    this.where = ''
    this.error = ''
    this.mode = 'file'
    this.over = false
  }

  override render() {
    const { words } = this.#locale.value
    return html`<div class="cols ${this.samples.length ? '' : 'alone'}">
      <div
        class="drop ${this.over ? 'over' : ''}"
        part="sheet"
        @dragover=${this.#dragOver}
        @dragleave=${() => {
          this.over = false
        }}
        @drop=${this.#drop}
      >
        ${gridLines}
        <div class="say">
          ${this.progress ? this.#reading(this.progress) : this.mode === 'paste' ? this.#paste() : this.mode === 'link' ? this.#link() : this.#choose()}
          ${this.error ? html`<p role="alert" class="bar">${icon('problem')} ${this.error}</p>` : nothing}
        </div>
      </div>
      ${
        this.samples.length
          ? html`<section>
              <div class="section">
                <h2>${words.upload.noFile}</h2>
                <span class="space"></span><small>${words.upload.samplesHint}</small>
              </div>
              <ul class="samples">
                ${this.samples.map((sample) => this.#sample(sample))}
              </ul>
            </section>`
          : nothing
      }
    </div>`
  }

  #choose() {
    const { words } = this.#locale.value
    return html`<p>${words.upload.drop}</p>
      <div class="bar">
        <button
          class="btn go"
          part="primary button"
          type="button"
          @click=${() => this.renderRoot.querySelector<HTMLInputElement>('input[type=file]')?.click()}
        >
          ${words.upload.choose}
        </button>
        <button
          class="btn"
          part="button"
          type="button"
          @click=${() => {
            this.mode = 'paste'
          }}
        >
          ${words.upload.paste}
        </button>
        <button
          class="btn"
          part="button"
          type="button"
          @click=${() => {
            this.mode = 'link'
          }}
        >
          ${words.upload.link}
        </button>
      </div>
      <input
        type="file"
        hidden
        accept=".csv,.tsv,.txt,text/csv,text/tab-separated-values,text/plain"
        aria-label=${words.upload.choose}
        @change=${this.#picked}
      />
      <p class="quiet">${words.upload.hint}</p>
      <p class="quiet">
        <span class="where">${icon('tick', 13)} ${this.where ? words.goesTo(this.where) : words.nothingLeaves}</span>
      </p>`
  }

  #paste() {
    const { words } = this.#locale.value
    return html`<form @submit=${this.#pasted}>
      <label for="rows">${words.upload.pasteLabel}</label>
      <textarea id="rows" name="rows" required spellcheck="false" placeholder=${words.upload.pasteExample}></textarea>
      ${this.#formActions(words.upload.useRows)}
    </form>`
  }

  #link() {
    const { words } = this.#locale.value
    return html`<form @submit=${this.#linked}>
      <label for="url">${words.upload.linkLabel}</label>
      <input class="input" id="url" name="url" type="url" required placeholder="https://example.org/data.csv" />
      ${this.#formActions(words.upload.fetch)}
    </form>`
  }

  #formActions(text: string) {
    const { words } = this.#locale.value
    return html`<div class="bar">
      <button class="btn go" type="submit" part="primary button">${text}</button
      ><button
        class="btn ghost"
        type="button"
        @click=${() => {
          this.mode = 'file'
        }}
      >
        ${words.cancel}
      </button>
    </div>`
  }

  #reading({ done, total, stage }: Progress) {
    const { words } = this.#locale.value
    const bytes = stage === 'load'
    return html`<p>${words.upload.reading(this.name)}</p>
      <div class="reading">
        <progress aria-label=${words.upload.reading(this.name)} max=${total ?? 1} .value=${total ? done : 0}></progress>
        <p class="quiet" role="status">${bytes ? words.upload.read(done, total ?? null) : words.wait}</p>
      </div>`
  }

  #sample(sample: Sample) {
    const { words } = this.#locale.value
    const select = () =>
      emit(this, 'file-select', { input: { url: sample.url } satisfies SessionInput, target: sample.target })
    return html`<li>
      <button type="button" @click=${select}>
        ${sample.columns ? fingerprint(sample.columns, words.grid.fingerprint(sample.columns.length), 92, 20) : html`<span></span>`}
        <span><b>${sample.question}</b><small>${sample.description}</small></span
        ><span class="try">${words.upload.try}</span>
      </button>
    </li>`
  }

  #dragOver = (event: DragEvent) => {
    event.preventDefault()
    this.over = true
  }

  #drop = (event: DragEvent) => {
    event.preventDefault()
    this.over = false
    const file = event.dataTransfer?.files[0]
    if (file) this.#select({ file })
  }

  #picked = (event: Event) => {
    const field = event.target as HTMLInputElement
    const file = field.files?.[0]
    if (file) this.#select({ file })
    field.value = ''
  }

  #pasted = (event: SubmitEvent) => {
    event.preventDefault()
    const text = String(new FormData(event.target as HTMLFormElement).get('rows'))
    this.#select({ text, name: this.#locale.value.words.upload.pastedName })
  }

  #linked = (event: SubmitEvent) => {
    event.preventDefault()
    this.#select({ url: String(new FormData(event.target as HTMLFormElement).get('url')) })
  }

  #select(input: SessionInput): void {
    this.mode = 'file'
    emit(this, 'file-select', { input })
  }
}

const gridLines = html`<svg class="lines" aria-hidden="true" preserveAspectRatio="none">
  <defs>
    <pattern id="paper" width="76" height="30" patternUnits="userSpaceOnUse">
      <path class="axis" d="M0 29.5H76M75.5 0V30" fill="none" />
    </pattern>
  </defs>
  <rect width="100%" height="100%" fill="url(#paper)" />
</svg>`

if (!customElements.get('csv-upload')) customElements.define('csv-upload', CsvUpload)

declare global {
  interface HTMLElementTagNameMap {
    'csv-upload': CsvUpload
  }
}
