import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit'
import { FlowController } from '../controllers/flow-controller.ts'
import type { RunState } from '../controllers/run-state.ts'
import type { SessionFit, SessionInput, SessionRun } from '../core-types.ts'
import { cleanScreen } from '../flow/clean-screen.ts'
import { judgeScreen } from '../flow/judge-screen.ts'
import { loadScreen } from '../flow/load-screen.ts'
import { lookScreen } from '../flow/look-screen.ts'
import { railSteps } from '../flow/rail-steps.ts'
import { trainScreen } from '../flow/train-screen.ts'
import { trouble } from '../flow/trouble.ts'
import { useScreen } from '../flow/use-screen.ts'
import type { Runner } from '../runner/runner.ts'
import { analyzer } from '../styles/analyzer.css.ts'
import { answer } from '../styles/answer.css.ts'
import { base } from '../styles/base.css.ts'
import { controls } from '../styles/controls.css.ts'
import { tokens } from '../styles/tokens.css.ts'
import { comma, icon } from '../util/icons.ts'
import './csv-rail.ts'
import { stepIds, type StepId } from './csv-rail.ts'
import type { Sample } from './csv-upload.ts'

/**
 * The whole flow in one element: load, look, clean, train, judge, use. Without a runner everything runs in the page, in a worker.
 * @fires step-change - `{ step }`; prevent the default to route yourself
 * @fires dataset-load - `{ summary }`
 * @fires plan-change - `{ plan }`
 * @fires target-change - `{ target }`
 * @fires fit-done - `{ fit }`
 */
export class CsvAnalyzer extends LitElement {
  static override styles = [tokens, base, controls, answer, analyzer]
  static override properties = {
    src: {},
    target: {},
    step: { reflect: true },
    steps: {},
    noun: {},
    workerUrl: { attribute: 'worker-url' },
    bare: { type: Boolean },
    level: { type: Number },
    runner: { attribute: false },
    samples: { attribute: false },
    hrefs: { attribute: false },
    theme: { reflect: true },
    density: { reflect: true },
  }

  /** A CSV file to start with. */
  declare src: string
  /** The column to predict, when the page knows it. */
  declare target: string
  declare step: StepId
  /** The steps offered, comma-separated: `look,train,use`. */
  declare steps: string
  /** What a row is called: `customer`. */
  declare noun: string
  /** Address of the worker file, when it does not stand beside the script. */
  declare workerUrl: string
  /** No frame, no header, no foot: the page has its own. */
  declare bare: boolean
  /** Level of the heading that holds the answer: 1 or 2. */
  declare level: number
  /** Where the work is done; a worker of the page when absent. */
  declare runner: Runner | null
  declare samples: readonly Sample[]
  /** Addresses of the steps, for pages that route. */
  declare hrefs: Partial<Record<StepId, string>>
  declare theme: string
  declare density: string
  #flow = new FlowController(this)

  constructor() {
    super()
    this.src = ''
    this.target = ''
    this.step = 'load'
    this.steps = ''
    this.noun = ''
    this.workerUrl = ''
    this.bare = false
    this.level = 2
    this.runner = null
    this.samples = []
    this.hrefs = {}
    this.theme = ''
    this.density = ''
  }

  /** Where the flow stands; plain values. */
  get state(): RunState {
    return this.#flow.run.state
  }

  /** Reads a file as if the reader had dropped it. */
  load(input: SessionInput, target = this.target): Promise<void> {
    return this.#flow.load(input, {}, target)
  }

  /** Puts the flow where earlier work on the same session stands. */
  resume(state: Partial<RunState>): void {
    if (this.runner) this.#flow.run.use(this.runner.session, state)
  }

  /** Profile and plan for what is loaded; after `resume`. */
  look(): Promise<void> {
    return this.#flow.run.look()
  }

  /** Shows a training that is under way. */
  follow(start: (run: SessionRun) => Promise<SessionFit>): Promise<void> {
    return this.#flow.run.follow(start)
  }

  /** Starts training with the plan and options as they are. */
  train(): Promise<void> {
    return this.#flow.run.train()
  }

  override connectedCallback(): void {
    super.connectedCallback()
    this.addEventListener('keydown', this.#key)
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.removeEventListener('keydown', this.#key)
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('runner') && this.runner) this.#flow.run.use(this.runner.session)
  }

  override updated(changed: PropertyValues<this>): void {
    if (changed.has('src') && this.src) void this.#flow.load({ url: this.src }, {}, this.target)
  }

  override render() {
    const { locale, state, place, offered } = this.#flow
    const { words } = locale
    const steps = railSteps(state, this.step, locale)
      .filter(({ id }) => offered.includes(id))
      .map((step) => ({ ...step, href: this.hrefs[step.id] }))
    return html`<div class=${this.bare ? 'bare' : ''}>
      <div class="frame">
        ${this.bare ? nothing : html`<div class="top">${comma()}<span class="name">${state.name || words.analyzer.label}</span></div>`}
        ${state.summary || state.fit || !this.bare ? html`<csv-rail lang=${locale.language} exportparts="rail,step" .steps=${steps} current=${this.step} @step-select=${this.#stepSelected}></csv-rail>` : nothing}
        <div class="main">${trouble(this.#flow)}${this.#screen()}</div>
        ${this.bare ? nothing : html`<div class="footer" part="footer">${icon('tick', 14)} ${place ? words.goesTo(place) : words.nothingLeaves}</div>`}
      </div>
    </div>`
  }

  #screen(): TemplateResult {
    const { state } = this.#flow
    if (!state.summary && !state.fit) return loadScreen(this.#flow)
    switch (this.step) {
      case 'load':
        return loadScreen(this.#flow)
      case 'look':
        return lookScreen(this.#flow)
      case 'clean':
        return cleanScreen(this.#flow)
      case 'train':
        return trainScreen(this.#flow)
      case 'judge':
        return judgeScreen(this.#flow)
      case 'use':
        return useScreen(this.#flow)
    }
  }

  #stepSelected = (event: CustomEvent<{ step: StepId }>) => {
    event.preventDefault()
    event.stopPropagation()
    this.#flow.go(event.detail.step)
  }

  /** 1–6 go to a step, Ctrl Enter does the primary action; never while somebody writes. */
  #key = (event: KeyboardEvent) => {
    const at = event.composedPath()[0]
    const writing =
      at instanceof HTMLInputElement || at instanceof HTMLTextAreaElement || at instanceof HTMLSelectElement
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      this.renderRoot.querySelector<HTMLButtonElement>('.head .go')?.click()
      return
    }
    if (writing || event.ctrlKey || event.metaKey || event.altKey) return
    const step = stepIds[Number(event.key) - 1]
    if (step && this.#flow.offered.includes(step) && this.#flow.run.state.summary) this.#flow.go(step)
  }
}

if (!customElements.get('csv-analyzer')) customElements.define('csv-analyzer', CsvAnalyzer)

declare global {
  interface HTMLElementTagNameMap {
    'csv-analyzer': CsvAnalyzer
  }
}
