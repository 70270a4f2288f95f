import { css, html, LitElement, nothing } from 'lit'
import { LocaleController } from '../controllers/locale-controller.ts'
import { WidthController } from '../controllers/width-controller.ts'
import type { CleaningPlan, CleaningStep, Finding, StepPreview } from '../core-types.ts'
import { findingText } from '../i18n/finding-text.ts'
import { stepText } from '../i18n/step-text.ts'
import { isOn, moveStep, setStatus } from '../plan/edit-plan.ts'
import { base } from '../styles/base.css.ts'
import { controls } from '../styles/controls.css.ts'
import { table } from '../styles/table.css.ts'
import { tokens } from '../styles/tokens.css.ts'
import { emit } from '../util/emit.ts'
import { icon } from '../util/icons.ts'

const LAST_TESTS = 3

/**
 * The cleaning plan: every step with its reason, rule path, before and after, and a switch; nothing happens unseen.
 * @fires plan-change - `{ plan, canUndo }`, a new plan; also after undo and reorder
 * @fires step-select - `{ step }`
 */
export class CsvPlan extends LitElement {
  static override styles = [
    tokens,
    base,
    controls,
    table,
    css`
      .cols {
        display: grid;
        grid-template-columns: minmax(0, 440px) minmax(0, 1fr);
        gap: 32px;
        align-items: start;
      }
      .steps {
        overflow: hidden;
      }
      .steps li {
        position: relative;
        display: grid;
        grid-template-columns: minmax(0, 1fr) auto;
        align-items: start;
      }
      .steps li + li {
        border-top: 1px solid var(--_line);
      }
      .steps li.on-show {
        background: var(--_accent-soft);
        box-shadow: inset 3px 0 var(--_accent);
      }
      .open {
        display: grid;
        grid-template-columns: 28px minmax(0, 1fr) auto;
        gap: 10px;
        align-items: start;
        padding: 13px 4px 13px 12px;
        background: none;
        border: 0;
        text-align: start;
        width: 100%;
        cursor: pointer;
      }
      .steps li > .switch {
        margin: 12px 16px 0 8px;
      }
      .no {
        color: var(--_ink-3);
        text-align: end;
        padding-inline-end: 4px;
      }
      .title {
        font-weight: 600;
        display: block;
        overflow-wrap: anywhere;
      }
      .open .tag {
        margin-top: 1px;
      }
      .scope {
        color: var(--_ink-3);
        font-size: var(--_text-s);
        display: block;
      }
      .off .title,
      .off .no {
        color: var(--_ink-3);
        font-weight: 500;
      }
      .on-show .tag {
        background: var(--_surface);
      }
      .on-show .scope,
      .on-show .no {
        color: var(--_ink-2);
      }
      .foot {
        margin-top: 10px;
        padding: 0 4px;
        gap: 4px 20px;
      }
      .detail {
        padding: 22px 24px;
      }
      .detail h2 {
        font-size: var(--_text-xl);
        letter-spacing: -0.015em;
        font-weight: 600;
        overflow-wrap: anywhere;
      }
      .reason {
        max-width: 58em;
        color: var(--_ink-2);
        margin-top: 6px;
        font-size: 15px;
      }
      .path {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 6px;
        margin-top: 14px;
        font-size: var(--_text-s);
        color: var(--_ink-3);
      }
      .path span {
        padding: 2px 9px;
        border: 1px solid var(--_line);
        border-radius: 99px;
        color: var(--_ink-2);
      }
      .path .end {
        border-color: var(--_accent);
        color: var(--_accent);
        font-weight: 600;
      }
      .before-after {
        margin-top: 20px;
        width: 100%;
        border-collapse: collapse;
        font-size: var(--_text-s);
        table-layout: fixed;
      }
      .before-after th {
        text-align: start;
        font-weight: 500;
        color: var(--_ink-3);
        padding: 4px 8px;
        border-bottom: 1px solid var(--_line);
      }
      .before-after th:first-child,
      .before-after td:first-child {
        width: 76px;
      }
      .before-after td {
        padding: 4px 8px;
        height: 29px;
        border-bottom: 1px solid var(--_line);
        overflow-wrap: anywhere;
      }
      .before-after td:first-child {
        color: var(--_ink-3);
      }
      .was {
        background: repeating-linear-gradient(-45deg, var(--_bad-soft) 0 5px, transparent 5px 9px);
        color: var(--_bad);
      }
      .new {
        background: var(--_accent-soft);
        color: var(--_accent);
        font-weight: 600;
      }
      .after-table {
        margin-top: 10px;
      }
      .decide {
        display: flex;
        align-items: center;
        gap: 12px 20px;
        border-top: 1px solid var(--_line);
        margin-top: 18px;
        padding-top: 16px;
        flex-wrap: wrap;
      }
      pre {
        margin: 0;
        padding: 16px 18px;
        font: 12px/1.65 var(--_mono);
        overflow: auto;
        max-height: 520px;
      }
      @container (max-width: 1000px) {
        .cols {
          grid-template-columns: minmax(0, 1fr);
          gap: 24px;
        }
      }
      @container (max-width: 719px) {
        .detail {
          padding: 16px;
        }
        .moves {
          display: none;
        }
      }
    `,
  ]
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
    const { words } = this.#locale.value
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
                ${steps.map((step, i) => this.#step(step, i, step.id === shown.id))}
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
      ${this.#detail(shown)}
    </div>`
  }

  #step(step: CleaningStep, index: number, shown: boolean) {
    const { words, format } = this.#locale.value
    const title = stepText(step, this.#locale.value)
    const on = isOn(step)
    return html`<li class="${on ? '' : 'off'} ${shown ? 'on-show' : ''}" part="step" data-step=${step.id}>
      <button type="button" class="open" aria-current=${shown ? 'true' : nothing} @click=${() => this.#show(step.id)}>
        <span class="no">${format.integer(index + 1)}</span>
        <span
          ><span class="title">${title}</span
          ><span class="scope"
            >${words.plan.cells(dropsRows(step) ? 0 : step.affected.cells, step.affected.rows)}</span
          ></span
        >
        ${this.#sureness(step)}
      </button>
      <button
        type="button"
        class="switch"
        role="switch"
        aria-checked=${on}
        aria-label=${words.plan.toggle(title)}
        @click=${() => this.#set(step.id, !on)}
      ></button>
    </li>`
  }

  #sureness({ rule, finding }: CleaningStep) {
    const { words } = this.#locale.value
    if (!rule) return finding === null ? html`<span class="tag">${words.plan.byHand}</span>` : html`<span></span>`
    return rule.confidence >= 0.9
      ? html`<span class="tag good">${words.plan.sure}</span>`
      : rule.confidence < 0.6
        ? html`<span class="tag">${words.plan.yourCall}</span>`
        : html`<span></span>`
  }

  #detail(step: CleaningStep) {
    const { words } = this.#locale.value
    const on = isOn(step)
    const leavesRowsOut = dropsRows(step)
    return html`<section
      class="sheet detail"
      part="step-card"
      aria-live="polite"
      aria-label=${stepText(step, this.#locale.value)}
    >
      <div class="section">
        <h2>${stepText(step, this.#locale.value)}</h2>
        <span class="space"></span>
        ${step.rule ? html`<span class="tag ${step.rule.confidence >= 0.9 ? 'good' : ''}">${step.rule.confidence >= 0.9 ? html`${icon('tick', 12)} ${words.plan.sureText(step.rule.confidence)}` : words.plan.likelyText(step.rule.confidence)}</span>` : nothing}
      </div>
      <p class="reason">${this.#reason(step)}</p>
      ${step.rule && step.rule.path.length ? this.#path(step.rule) : nothing}
      ${step.preview.length ? this.#preview(step) : nothing}
      ${leavesRowsOut ? html`<p class="quiet after-table">${words.plan.trainingOnly}</p>` : nothing}
      <div class="decide">
        <small>${words.plan.learnedLater}</small><span class="space"></span>
        ${on ? html`<button type="button" class="btn sm" part="button" @click=${() => this.#set(step.id, false)}>${words.plan.leave}</button>` : html`<button type="button" class="btn sm" part="button" @click=${() => this.#set(step.id, true)}>${words.plan.apply}</button>`}
      </div>
    </section>`
  }

  /** Core's own sentence; in another language the finding that the step answers says the same. */
  #reason(step: CleaningStep): string {
    const { language } = this.#locale.value
    const finding =
      language === 'en'
        ? undefined
        : this.findings.find(
            ({ code, column }) => code === step.finding && (column === undefined || column === step.column),
          )
    if (!finding) return step.reason
    const { title, text } = findingText(finding, this.#locale.value)
    return text ? `${title}. ${text}` : `${title}.`
  }

  /** The last tests of the rule; the ones before are a click away. */
  #path({ path, kind }: NonNullable<CleaningStep['rule']>) {
    const { words } = this.#locale.value
    const hidden = this.wholePath ? 0 : Math.max(0, path.length - LAST_TESTS)
    return html`<p class="path">
      ${words.plan.why}
      ${
        hidden
          ? html`<button
                type="button"
                class="link"
                @click=${() => {
                  this.wholePath = true
                }}
              >
                ${words.plan.moreTests(hidden)}</button
              >${icon('arrow', 13)}`
          : nothing
      }
      ${path.slice(hidden).map((test) => html`<span>${test}</span>${icon('arrow', 13)}`)}<span class="end"
        >${words.plan.kinds[kind] ?? kind}</span
      >
    </p>`
  }

  #preview(step: CleaningStep) {
    const { words } = this.#locale.value
    const inCells = step.affected.cells > 0 && !dropsRows(step)
    const total = Math.max(inCells ? step.affected.cells : step.affected.rows, step.preview.length)
    const count = inCells
      ? words.plan.changed(step.preview.length, total)
      : words.plan.changedRows(step.preview.length, total)
    return html`<table class="before-after">
        <thead>
          <tr>
            <th scope="col">${words.plan.rowHead}</th>
            <th scope="col">${words.plan.before}</th>
            <th scope="col">${words.plan.after}</th>
          </tr>
        </thead>
        <tbody>
          ${step.preview.map((row) => this.#previewRow(step.action === 'dropColumn' ? { ...row, dropped: true } : row))}
        </tbody>
      </table>
      <p class="quiet after-table">${count}</p>`
  }

  #previewRow({ row, before, after, dropped }: StepPreview) {
    const { words, format } = this.#locale.value
    return html`<tr>
      <td>${format.integer(row + 1)}</td>
      <td class="was" part="before">${before ?? words.empty}</td>
      ${dropped ? html`<td>${words.plan.dropped}</td>` : html`<td class="new" part="after">${after ?? words.empty}</td>`}
    </tr>`
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

  #show(id: string): void {
    this.selected = id
    this.wholePath = false
    emit(this, 'step-select', { step: id })
    if (this.#width.value < 1000)
      void this.updateComplete.then(() =>
        this.renderRoot.querySelector('.detail')?.scrollIntoView({ block: 'nearest' }),
      )
  }

  #set(id: string, on: boolean): void {
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

/** Such a step counts in rows: its cells go with them. */
function dropsRows({ preview }: CleaningStep): boolean {
  return preview.some(({ dropped }) => dropped)
}

/** The plan as the lines that make it in a program. */
function planCode(plan: CleaningPlan): string {
  const steps = plan.steps.filter(isOn).map(({ action, column, options }) => ({ action, column, options }))
  return `import { clean, load, profile, suggest } from '@csvanalyzer/core'

const dataset = await load(file)
const summary = await profile(dataset${plan.target ? `, { target: ${JSON.stringify(plan.target)} }` : ''})
const suggested = suggest(dataset, summary${plan.target ? `, { target: ${JSON.stringify(plan.target)} }` : ''})
const kept = new Set(${JSON.stringify(
    plan.steps.filter(isOn).map(({ id }) => id),
    null,
    2,
  )})
const plan = { ...suggested, steps: suggested.steps.filter(({ id }) => kept.has(id)) }
const tidy = await clean(dataset, plan)

// the steps kept
${steps.map((step) => `// ${JSON.stringify(step)}`).join('\n')}`
}

if (!customElements.get('csv-plan')) customElements.define('csv-plan', CsvPlan)

declare global {
  interface HTMLElementTagNameMap {
    'csv-plan': CsvPlan
  }
}
