import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit'
import { html as staticHtml, literal } from 'lit/static-html.js'
import { LocaleController } from '../controllers/locale-controller.ts'
import { RunController } from '../controllers/run-controller.ts'
import { isStale, type RunState } from '../controllers/run-state.ts'
import type { CleaningPlan, InputRow, SessionFit, SessionInput, SessionLoadOptions, SessionRun } from '../core-types.ts'
import { evaluationSentence } from '../evaluation/sentence.ts'
import { lookSentence, planSentence, trainSentence } from '../flow/sentences.ts'
import { railSteps } from '../flow/rail-steps.ts'
import { isOn, planTotals, removeRows } from '../plan/edit-plan.ts'
import { predictionSentence } from '../predict/sentence.ts'
import type { Runner } from '../runner/runner.ts'
import { startWorkerRunner } from '../runner/worker-runner.ts'
import { answer } from '../styles/answer.css.ts'
import { base } from '../styles/base.css.ts'
import { controls } from '../styles/controls.css.ts'
import { tokens } from '../styles/tokens.css.ts'
import { downloadBytes } from '../util/download-bytes.ts'
import { emit } from '../util/emit.ts'
import { comma, icon } from '../util/icons.ts'
import { rich } from '../util/rich.ts'
import './csv-evaluation.ts'
import './csv-grid.ts'
import type { CsvGrid } from './csv-grid.ts'
import './csv-load.ts'
import './csv-plan.ts'
import type { CsvPlan } from './csv-plan.ts'
import './csv-predict.ts'
import './csv-profile.ts'
import './csv-rail.ts'
import { stepIds, type StepId } from './csv-rail.ts'
import './csv-trainer.ts'
import type { TrainerOptions } from './csv-trainer.ts'
import './csv-upload.ts'
import type { Sample } from './csv-upload.ts'

/** What the library can print a model as; the order of the list. */
export const exportFormats: readonly string[] = ['json', 'onnx', 'javascript', 'python', 'sql', 'mlflow', 'lightgbm']

/**
 * The whole flow in one element: load, look, clean, train, judge, use. Without a runner everything runs in the page, in a worker.
 * @fires step-change - `{ step }`; prevent the default to route yourself
 * @fires dataset-load - `{ summary }`
 * @fires plan-change - `{ plan }`
 * @fires target-change - `{ target }`
 * @fires fit-done - `{ fit }`
 */
export class CsvAnalyzer extends LitElement {
  static override styles = [
    tokens,
    base,
    controls,
    answer,
    css`
      .frame {
        background: var(--_paper);
        border: 1px solid var(--_line);
        border-radius: var(--_radius-l);
        box-shadow: var(--_lift);
        overflow: clip;
      }
      .bare .frame {
        border: 0;
        border-radius: 0;
        box-shadow: none;
        background: none;
      }
      .top {
        display: flex;
        align-items: center;
        gap: 9px;
        padding: 14px 24px 12px;
        font-weight: 650;
        letter-spacing: -0.01em;
      }
      .top .comma {
        fill: var(--_accent);
        flex: none;
      }
      .top .name {
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
      }
      .main {
        padding: 0 24px 28px;
      }
      csv-rail {
        padding: 0 24px;
      }
      .bare .main,
      .bare csv-rail {
        padding-inline: 0;
      }
      .look {
        display: grid;
        grid-template-columns: minmax(0, 1fr) 332px;
        gap: 28px;
        align-items: start;
      }
      .picker {
        margin-bottom: 28px;
        padding: 20px 24px;
      }
      .footer {
        display: flex;
        gap: 8px;
        align-items: center;
        padding: 11px 24px;
        border-top: 1px solid var(--_line);
        color: var(--_ink-2);
        font-size: var(--_text-s);
      }
      .footer svg {
        color: var(--_accent);
      }
      .bare .footer {
        padding-inline: 0;
        margin-top: 24px;
      }
      .trouble {
        display: grid;
        grid-template-columns: 16px minmax(0, 1fr) auto;
        gap: 12px;
        padding: 14px 18px;
        margin-top: 18px;
        border: 1px solid var(--_line);
        border-radius: var(--_radius);
        background: var(--_bad-soft);
        align-items: start;
      }
      .trouble svg {
        color: var(--_bad);
        margin-top: 2px;
      }
      .trouble p {
        color: var(--_ink-2);
        overflow-wrap: anywhere;
      }
      .nothing {
        padding: 24px 0;
        display: flex;
        gap: 16px;
        align-items: center;
        flex-wrap: wrap;
      }
      .busy {
        display: inline-flex;
        gap: 8px;
        align-items: center;
        color: var(--_ink-3);
        font-size: var(--_text-s);
        font-weight: 400;
        letter-spacing: 0;
      }
      @container (max-width: 1080px) {
        .look {
          grid-template-columns: minmax(0, 1fr);
        }
      }
      @container (max-width: 719px) {
        .main,
        .top,
        .footer {
          padding-inline: 16px;
        }
        csv-rail {
          padding-inline: 16px;
        }
        .bare .main,
        .bare csv-rail,
        .bare .footer {
          padding-inline: 0;
        }
        .picker {
          padding: 16px;
        }
      }
    `,
  ]
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
    picking: { state: true },
    column: { state: true },
    line: { state: true },
    exporting: { state: true },
    shownStep: { state: true },
    own: { state: true },
    canUndo: { state: true },
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
  declare picking: boolean
  declare column: string
  declare line: number
  declare exporting: string
  declare shownStep: string
  declare own: Runner | null
  declare canUndo: boolean
  #locale = new LocaleController(this)
  #run = new RunController(this, (state, before) => this.#moved(state, before))

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
    this.picking = false
    this.column = ''
    this.line = Number.NaN
    this.exporting = ''
    this.shownStep = ''
    this.own = null
    this.canUndo = false
  }

  /** Where the flow stands; plain values. */
  get state(): RunState {
    return this.#run.state
  }

  /** Reads a file as if the reader had dropped it. */
  load(input: SessionInput, target = this.target): Promise<void> {
    return this.#load(input, {}, target)
  }

  /** Puts the flow where earlier work on the same session stands. */
  resume(state: Partial<RunState>): void {
    if (this.runner) this.#run.use(this.runner.session, state)
  }

  /** Profile and plan for what is loaded; after `resume`. */
  look(): Promise<void> {
    return this.#run.look()
  }

  /** Shows a training that is under way. */
  follow(start: (run: SessionRun) => Promise<SessionFit>): Promise<void> {
    return this.#run.follow(start)
  }

  /** Starts training with the plan and options as they are. */
  train(): Promise<void> {
    return this.#run.train()
  }

  override connectedCallback(): void {
    super.connectedCallback()
    this.addEventListener('keydown', this.#key)
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.removeEventListener('keydown', this.#key)
    this.own?.session.dispose()
    this.own = null
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('runner') && this.runner) this.#run.use(this.runner.session)
  }

  override updated(changed: PropertyValues<this>): void {
    if (changed.has('src') && this.src) void this.#load({ url: this.src }, {}, this.target)
  }

  override render() {
    const { words } = this.#locale.value
    const state = this.#run.state
    const steps = railSteps(state, this.step, this.#locale.value)
      .filter(({ id }) => this.#offered.includes(id))
      .map((step) => ({ ...step, href: this.hrefs[step.id] }))
    const place = (this.runner ?? this.own)?.place ?? ''
    return html`<div class=${this.bare ? 'bare' : ''}>
      <div class="frame">
        ${this.bare ? nothing : html`<div class="top">${comma()}<span class="name">${state.name || words.analyzer.label}</span></div>`}
        ${state.summary || state.fit || !this.bare ? html`<csv-rail lang=${this.#language} exportparts="rail,step" .steps=${steps} current=${this.step} @step-select=${this.#stepSelected}></csv-rail>` : nothing}
        <div class="main">${this.#trouble(state)}${this.#screen(state)}</div>
        ${this.bare ? nothing : html`<div class="footer" part="footer">${icon('tick', 14)} ${place ? words.goesTo(place) : words.nothingLeaves}</div>`}
      </div>
    </div>`
  }

  get #language(): string {
    return this.#locale.value.language
  }

  get #offered(): readonly StepId[] {
    const wanted = this.steps.split(',').map((step) => step.trim())
    const known = stepIds.filter((step) => wanted.includes(step))
    return known.length ? known : stepIds
  }

  // ── screens ───────────────────────────────────────────────

  #screen(state: RunState): TemplateResult {
    if (!state.summary && !state.fit) return this.#loadScreen(state)
    switch (this.step) {
      case 'load':
        return this.#loadScreen(state)
      case 'look':
        return this.#lookScreen(state)
      case 'clean':
        return this.#cleanScreen(state)
      case 'train':
        return this.#trainScreen(state)
      case 'judge':
        return this.#judgeScreen(state)
      case 'use':
        return this.#useScreen(state)
    }
  }

  #loadScreen(state: RunState) {
    const { words } = this.#locale.value
    const { summary } = state
    if (!summary)
      return html`${this.#head(words.upload.question, nothing, nothing)}
        <csv-upload
          lang=${this.#language}
          exportparts="sheet,primary,button"
          .samples=${this.samples}
          .progress=${state.work === 'load' ? state.progress : null}
          name=${state.name}
          where=${this.runner?.place ?? ''}
          @file-select=${this.#fileSelected}
        ></csv-upload>`
    const sentence =
      words.load.answer(summary.name, summary.rowCount, summary.columns.length) +
      words.load.rejected(summary.source.rejectCount)
    return html`${this.#head(
        words.load.question,
        rich(sentence, [() => this.#go('look'), () => this.#go('look')]),
        html` <button type="button" class="btn" part="button" @click=${this.#another}>${words.load.another}</button
          >${this.#primary(words.load.primary, () => this.#go('look'))}`,
      )}
      <csv-load
        lang=${this.#language}
        .summary=${summary}
        .preview=${state.preview}
        .options=${state.loadOptions}
        @load-options-change=${this.#readAgain}
      ></csv-load>`
  }

  #lookScreen(state: RunState) {
    const { words } = this.#locale.value
    const { summary, profile } = state
    if (!summary) return this.#noFile()
    const next = state.target
      ? this.#primary(words.look.primary, () => this.#go('clean'))
      : this.#primary(words.look.target, () => {
          this.picking = true
        })
    return html`${this.#head(
        words.look.question,
        rich(lookSentence(state, this.#locale.value), [
          state.target ? () => this.#showColumn(state.target) : undefined,
          () => this.#toFindings(),
        ]),
        html` ${
          state.target
            ? html`<button
                type="button"
                class="btn"
                part="button"
                @click=${() => {
                  this.picking = !this.picking
                }}
              >
                ${words.look.changeTarget}
              </button>`
            : nothing
        }${next}`,
      )}
      ${this.picking ? this.#picker(state) : nothing}
      <div class="look">
        <csv-grid
          lang=${this.#language}
          density=${this.density || nothing}
          exportparts="grid,sheet,header,header-chart,cell,row"
          .source=${(this.runner ?? this.own)?.session ?? null}
          .summary=${summary}
          .profile=${profile}
          target=${state.target}
          deletable
          .plan=${this.#handSteps(state.plan)}
          @row-delete=${(event: CustomEvent<{ rows: readonly number[] }>) => this.#removeRows(event.detail.rows)}
          @target-change=${this.#targetChanged}
          @column-select=${(event: CustomEvent) => {
            this.column = event.detail.column
          }}
        ></csv-grid>
        <csv-profile
          lang=${this.#language}
          exportparts="finding"
          .profile=${profile}
          .plan=${state.plan}
          column=${this.column}
          @column-select=${(event: CustomEvent) => this.#showColumn(event.detail.column)}
          @rows-show=${(event: CustomEvent) => this.#grid?.showRow(event.detail.rows[0])}
          @step-show=${this.#stepShown}
        ></csv-profile>
      </div>`
  }

  #picker(state: RunState) {
    return html`<div class="sheet picker">
      <csv-trainer
        lang=${this.#language}
        picking
        .summary=${state.summary}
        .profile=${state.profile}
        target=${state.target}
        @target-change=${this.#targetChanged}
      ></csv-trainer>
    </div>`
  }

  #cleanScreen(state: RunState) {
    const { words } = this.#locale.value
    const { plan, summary } = state
    if (!summary) return this.#noFile()
    const accepted = plan ? planTotals(plan).accepted : 0
    return html`${this.#head(
        words.plan.question,
        plan
          ? rich(planSentence(plan, summary.rowCount, this.#locale.value))
          : this.#busy(words.analyzer.working.suggest),
        html` <button
            type="button"
            class="btn"
            part="button"
            ?disabled=${!this.canUndo}
            @click=${() => this.#planElement?.undo()}
          >
            ${icon('undo', 14)} ${words.undo}
          </button>
          ${this.#primary(
            words.plan.accept(accepted),
            () => {
              this.#go('train')
              void this.#run.train()
            },
            plan === null,
          )}`,
      )}
      <csv-plan
        lang=${this.#language}
        headless
        exportparts="plan,step,step-card,before,after,sheet,code"
        .plan=${plan}
        .findings=${state.profile?.findings ?? []}
        selected=${this.shownStep}
        @plan-change=${this.#planChanged}
        @step-select=${(event: CustomEvent) => {
          event.stopPropagation()
          this.shownStep = event.detail.step
        }}
      ></csv-plan>`
  }

  #trainScreen(state: RunState) {
    const { words } = this.#locale.value
    if (!state.summary) return this.#noFile()
    const running = state.work === 'fit'
    const stale = isStale(state)
    const action = !state.target
      ? nothing
      : running
        ? this.#primary(words.train.stop, () => this.#run.stop())
        : state.fit && !stale
          ? this.#primary(words.train.judge, () => this.#go('judge'))
          : this.#primary(
              state.fit ? words.train.again : words.train.start,
              () => void this.#run.train(),
              state.plan === null,
            )
    const again =
      state.fit && !stale && !running
        ? html`<button type="button" class="btn" part="button" @click=${() => void this.#run.train()}>
            ${words.train.again}
          </button>`
        : nothing
    return html`${this.#head(state.target ? words.train.question : words.train.pick, rich(trainSentence(state, this.#locale.value)), html`${again}${action}`)}
      <csv-trainer
        lang=${this.#language}
        exportparts="leaderboard,row"
        .summary=${state.summary}
        .profile=${state.profile}
        .plan=${state.plan}
        .leaderboard=${state.leaderboard}
        .curve=${state.curve}
        .options=${state.options}
        target=${state.target}
        ?running=${running}
        @target-change=${this.#targetChanged}
        @options-change=${(event: CustomEvent<{ options: TrainerOptions }>) => this.#run.setOptions(event.detail.options)}
        @fit-start=${() => void this.#run.train()}
        @fit-stop=${() => this.#run.stop()}
      ></csv-trainer>`
  }

  #judgeScreen(state: RunState) {
    const { words } = this.#locale.value
    const { fit } = state
    if (!fit) return this.#noModel()
    const line = Number.isNaN(this.line) ? (fit.evaluation.classification?.threshold ?? 0.5) : this.line
    return html`${this.#head(
        words.judge.question,
        rich(evaluationSentence(fit.evaluation, line, this.#locale.value)),
        html` <button type="button" class="btn" part="button" @click=${() => window.print()}>
            ${words.judge.print}</button
          >${this.#primary(words.judge.primary, () => this.#go('use'))}`,
      )}
      <csv-evaluation
        lang=${this.#language}
        headless
        exportparts="chart,threshold"
        .evaluation=${fit.evaluation}
        .threshold=${this.line}
        @threshold-change=${(event: CustomEvent) => {
          this.line = event.detail.threshold
        }}
      ></csv-evaluation>`
  }

  #useScreen(state: RunState) {
    const { words } = this.#locale.value
    const { fit } = state
    if (!fit) return this.#noModel()
    return html`${this.#head(
        this.noun ? words.use.question(this.noun) : words.use.questionPlain(fit.pipeline.target),
        rich(predictionSentence(state.prediction, fit.pipeline, this.#locale.value)),
        this.#primary(words.use.primary, () => void this.#export('json')),
      )}
      <csv-predict
        lang=${this.#language}
        headless
        exportparts="form,field,hint"
        .inputs=${fit.inputs}
        .model=${fit.pipeline}
        .importance=${fit.evaluation.importance}
        .profile=${state.profile}
        .prediction=${state.prediction}
        .alternatives=${state.alternatives}
        .formats=${exportFormats}
        exporting=${this.exporting}
        noun=${this.noun}
        ?pending=${state.predicting}
        @predict-request=${(event: CustomEvent<{ row: InputRow }>) => void this.#run.predict(event.detail.row)}
        @export-request=${(event: CustomEvent<{ format: string }>) => void this.#export(event.detail.format)}
      ></csv-predict>`
  }

  #noFile() {
    const { words } = this.#locale.value
    return html`<div class="nothing">
      <p>${words.analyzer.noFile}</p>
      <button type="button" class="btn go" @click=${() => this.#go('load')}>${words.analyzer.toLoad}</button>
    </div>`
  }

  #noModel() {
    const { words } = this.#locale.value
    return html`<div class="nothing">
      <p>${words.analyzer.noModel}</p>
      <button type="button" class="btn go" @click=${() => this.#go('train')}>${words.analyzer.toTrain}</button>
    </div>`
  }

  #head(question: string, sentence: unknown, actions: unknown) {
    const heading = this.level === 1 ? literal`h1` : literal`h2`
    if (sentence === nothing)
      return staticHtml`<div class="head"><div><${heading} class="answer" part="question">${question}</${heading}></div></div>`
    return staticHtml`<div class="head"><div><p class="ask" part="question">${question}</p><${heading} class="answer" part="answer" aria-live="polite">${sentence}</${heading}></div><div class="acts">${actions}</div></div>`
  }

  #primary(text: string, act: () => void, disabled = false) {
    return html`<button type="button" class="btn go" part="primary button" ?disabled=${disabled} @click=${act}>
      ${text}
    </button>`
  }

  #busy(text: string) {
    return html`<span class="busy"><span class="pulse"></span>${text}</span>`
  }

  #trouble({ error }: RunState) {
    const { words } = this.#locale.value
    if (!error) return nothing
    return html`<div class="trouble" role="alert">
      ${icon('problem')}
      <div>
        <b>${words.analyzer.failed}</b>
        <p>${error}</p>
      </div>
      <button type="button" class="icon-btn" aria-label=${words.close} @click=${() => this.#run.clearError()}>
        ${icon('close')}
      </button>
    </div>`
  }

  // ── what happens ──────────────────────────────────────────

  async #load(input: SessionInput, options: SessionLoadOptions, target: string): Promise<void> {
    await this.#ready()
    this.picking = false
    this.column = ''
    this.line = Number.NaN
    this.#lastInput = input
    await this.#run.load(input, options, target)
  }

  #lastInput: SessionInput | null = null

  async #ready(): Promise<void> {
    if (this.runner || this.own) return
    const started = await startWorkerRunner({ workerUrl: this.workerUrl })
    this.own = started
    this.#run.use(started.session)
  }

  #fileSelected = (event: CustomEvent<{ input: SessionInput; target?: string }>) => {
    event.stopPropagation()
    if (!emit(this, 'file-select', event.detail)) return
    void this.#load(event.detail.input, {}, event.detail.target ?? this.target)
  }

  #readAgain = (event: CustomEvent<{ options: SessionLoadOptions }>) => {
    if (this.#lastInput) void this.#load(this.#lastInput, event.detail.options, this.#run.state.target)
  }

  #another = () => {
    if (!emit(this, 'file-clear')) return
    const session = (this.runner ?? this.own)?.session ?? null
    this.#run.use(null)
    this.#run.use(session)
    this.#go('load')
  }

  #targetChanged = (event: CustomEvent<{ target: string }>) => {
    event.stopPropagation()
    this.picking = false
    this.target = event.detail.target
    emit(this, 'target-change', event.detail)
    void this.#run.setTarget(event.detail.target)
  }

  #planChanged = (event: CustomEvent<{ plan: CleaningPlan; canUndo: boolean }>) => {
    event.stopPropagation()
    this.canUndo = event.detail.canUndo
    this.#run.setPlan(event.detail.plan)
    emit(this, 'plan-change', event.detail)
  }

  /** Rows taken out by hand disappear at once; what else the plan will do is not shown in the raw rows. */
  #handSteps(plan: CleaningPlan | null): CleaningPlan | null {
    const steps = plan?.steps.filter((step) => step.action === 'deleteRows' && isOn(step)) ?? []
    const key = steps.map(({ id }) => id).join()
    if (key !== this.#handKey) {
      this.#handKey = key
      this.#handPlan = plan && steps.length ? { ...plan, steps } : null
    }
    return this.#handPlan
  }

  #handKey = ''
  #handPlan: CleaningPlan | null = null

  #removeRows(rows: readonly number[]): void {
    const { plan, target } = this.#run.state
    const changed = removeRows(
      plan ?? { version: 1, target: target || null, steps: [] },
      rows,
      this.#locale.value.words.plan.byHandReason(rows.length),
    )
    this.#run.setPlan(changed)
    emit(this, 'plan-change', { plan: changed, canUndo: false })
  }

  #stepShown = (event: CustomEvent<{ step: string }>) => {
    this.shownStep = event.detail.step
    this.#go('clean')
  }

  #stepSelected = (event: CustomEvent<{ step: StepId }>) => {
    event.preventDefault()
    event.stopPropagation()
    this.#go(event.detail.step)
  }

  #go(step: StepId): void {
    if (step === this.step) return
    if (!emit(this, 'step-change', { step })) return
    this.step = step
  }

  #moved(state: RunState, before: RunState): void {
    if (state.summary && state.summary !== before.summary) {
      emit(this, 'dataset-load', { summary: state.summary })
      if (this.step === 'load' && !this.#offered.includes('load')) this.#go(this.#offered[0])
    }
    if (state.fit && state.fit !== before.fit) {
      this.line = Number.NaN
      emit(this, 'fit-done', { fit: state.fit })
    }
  }

  async #export(format: string): Promise<void> {
    this.exporting = format
    const file = await this.#run.exportModel(format)
    this.exporting = ''
    if (file) downloadBytes(file)
  }

  #showColumn(column: string): void {
    this.column = column
    if (column) this.#grid?.showColumn(column)
  }

  #toFindings(): void {
    this.renderRoot.querySelector('csv-profile')?.scrollIntoView({ block: 'nearest' })
  }

  get #grid(): CsvGrid | null {
    return this.renderRoot.querySelector('csv-grid')
  }

  get #planElement(): CsvPlan | null {
    return this.renderRoot.querySelector('csv-plan')
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
    if (step && this.#offered.includes(step) && this.#run.state.summary) this.#go(step)
  }
}

if (!customElements.get('csv-analyzer')) customElements.define('csv-analyzer', CsvAnalyzer)

declare global {
  interface HTMLElementTagNameMap {
    'csv-analyzer': CsvAnalyzer
  }
}
