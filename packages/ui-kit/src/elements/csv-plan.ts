import { html, LitElement, nothing } from 'lit'
import { LocaleController } from '../controllers/locale-controller.ts'
import { WidthController } from '../controllers/width-controller.ts'
import type { CleaningPlan, Finding } from '../core-types.ts'
import { moveStep, setStatus } from '../plan/edit-plan.ts'
import { planCode } from '../plan/plan-code.ts'
import { stepCard } from '../plan/step-card.ts'
import { stepRow } from '../plan/step-row.ts'
import { base } from '../styles/base.css.ts'
import { controls } from '../styles/controls.css.ts'
import { plan } from '../styles/plan.css.ts'
import { table } from '../styles/table.css.ts'
import { tokens } from '../styles/tokens.css.ts'
import { emit } from '../util/emit.ts'

/**
 * The cleaning plan: every step with its reason, rule path, before and after, and a switch; nothing happens unseen.
 * @fires plan-change - `{ plan, canUndo }`, a new plan; also after undo and reorder
 * @fires step-select - `{ step }`
 */
export class CsvPlan extends LitElement {
  static override styles = [tokens, base, controls, table, plan]
  static override properties = {
    plan: { attribute: false },
    selected: {},
    headless: { type: Boolean },
    findings: { attribute: false },
    wholePath: { state: true },
    code: { state: true },
  }

  declare plan: CleaningPlan | null
  /** Id of the step shown in detail; the first one when empty. */
  declare selected: string
  /** Leave the undo button out: the page around has one. */
  declare headless: boolean
  /** What was found in the data: the reasons of the steps in other languages than English. */
  declare findings: readonly Finding[]
  declare code: boolean
  declare wholePath: boolean
  #locale = new LocaleController(this)
  #width = new WidthController(this)
  #past: CleaningPlan[] = []
  #own: CleaningPlan | null = null

  constructor() {
    super()
    this.plan = null
    this.selected = ''
    this.headless = false
    this.findings = []
    this.wholePath = false
    this.code = false
  }

  /** Takes back the last change made here. False when there is none. */
  undo(): boolean {
    const last = this.#past.pop()
    if (!last) return false
    this.#tell(last)
    return true
  }

  get canUndo(): boolean {
    return this.#past.length > 0
  }

  override willUpdate(): void {
    // A plan given from outside that is not the echo of our own change starts a new history.
    if (this.plan !== this.#own) {
      this.#past = []
      this.#own = this.plan
    }
  }

  override render() {
    const locale = this.#locale.value
    const { words } = locale
    if (!this.plan) return html`<p class="quiet" role="status">${words.wait}…</p>`
    const { steps } = this.plan
    if (steps.length === 0)
      return html`<div class="sheet detail" part="sheet plan">
        <h2>${words.plan.empty}</h2>
        <p class="reason">${words.plan.emptyText}</p>
      </div>`
    const shown = steps.find(({ id }) => id === this.selected) ?? steps[0]
    return html`<div class="cols">
      <section aria-label=${words.plan.plan}>
        <div class="section">
          <h2>${words.plan.plan}</h2>
          <small>${words.plan.runs}</small>
        </div>
        ${
          this.code
            ? html`<div class="sheet"><pre part="code" tabindex="0">${planCode(this.plan)}</pre></div>`
            : html`<ol class="sheet steps" part="sheet plan" @keydown=${this.#key}>
                ${steps.map((step, i) => stepRow({ step, index: i, shown: step.id === shown.id, show: this.#show, set: this.#set, locale }))}
              </ol>`
        }
        <div class="bar foot">
          ${this.headless ? nothing : html`<button type="button" class="link" ?disabled=${!this.canUndo} @click=${() => this.undo()}>${words.undo}</button>`}
          <button
            type="button"
            class="link"
            @click=${() => {
              this.code = !this.code
            }}
          >
            ${this.code ? words.plan.list : words.plan.code}
          </button>
          <span class="space"></span><small class="moves">${words.plan.moves}</small>
        </div>
      </section>
      ${stepCard({ step: shown, findings: this.findings, wholePath: this.wholePath, showWholePath: this.#showWholePath, set: this.#set, locale })}
    </div>`
  }

  #key = (event: KeyboardEvent) => {
    const id = (event.target as Element).closest<HTMLElement>('[data-step]')?.dataset.step
    const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (!id || !by || !this.plan) return
    event.preventDefault()
    if (event.altKey) {
      this.#change(moveStep(this.plan, id, by))
      void this.updateComplete.then(() => this.#focus(id))
      return
    }
    const next = this.plan.steps[this.plan.steps.findIndex((step) => step.id === id) + by]
    if (!next) return
    this.#show(next.id)
    void this.updateComplete.then(() => this.#focus(next.id))
  }

  #focus(id: string): void {
    this.renderRoot.querySelector<HTMLElement>(`[data-step="${CSS.escape(id)}"] .open`)?.focus()
  }

  #show = (id: string): void => {
    this.selected = id
    this.wholePath = false
    emit(this, 'step-select', { step: id })
    if (this.#width.value < 1000)
      void this.updateComplete.then(() =>
        this.renderRoot.querySelector('.detail')?.scrollIntoView({ block: 'nearest' }),
      )
  }

  #showWholePath = () => {
    this.wholePath = true
  }

  #set = (id: string, on: boolean): void => {
    if (this.plan) this.#change(setStatus(this.plan, id, on ? 'accepted' : 'rejected'))
  }

  #change(plan: CleaningPlan): void {
    if (this.plan && plan !== this.plan) {
      this.#past.push(this.plan)
      this.#tell(plan)
    }
  }

  #tell(plan: CleaningPlan): void {
    this.#own = plan
    this.plan = plan
    emit(this, 'plan-change', { plan, canUndo: this.canUndo })
  }
}

if (!customElements.get('csv-plan')) customElements.define('csv-plan', CsvPlan)

declare global {
  interface HTMLElementTagNameMap {
    'csv-plan': CsvPlan
  }
}
