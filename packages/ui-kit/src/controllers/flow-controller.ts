import type { LitElement, ReactiveController } from 'lit'
import type { CleaningPlan, Session, SessionInput, SessionLoadOptions } from '../core-types.ts'
import type { CsvGrid } from '../elements/csv-grid.ts'
import type { CsvPlan } from '../elements/csv-plan.ts'
import { stepIds, type StepId } from '../elements/csv-rail.ts'
import type { Sample } from '../elements/csv-upload.ts'
import type { Locale } from '../i18n/locale.ts'
import { isOn, removeRows } from '../plan/edit-plan.ts'
import type { Runner } from '../runner/runner.ts'
import { startWorkerRunner } from '../runner/worker-runner.ts'
import { downloadBytes } from '../util/download-bytes.ts'
import { emit } from '../util/emit.ts'
import { LocaleController } from './locale-controller.ts'
import { RunController } from './run-controller.ts'
import type { RunState } from './run-state.ts'

/** The element around the screens, as far as they read it. */
export interface FlowHost extends LitElement {
  readonly runner: Runner | null
  readonly workerUrl: string
  readonly steps: string
  readonly noun: string
  readonly level: number
  readonly density: string
  readonly samples: readonly Sample[]
  target: string
  step: StepId
}

/** What the reader is looking at; nothing of it changes data. */
export interface FlowView {
  readonly picking: boolean
  readonly column: string
  /** The line between yes and no; NaN: the chosen one. */
  readonly line: number
  readonly exporting: string
  readonly shownStep: string
  readonly canUndo: boolean
}

/** One flow through the six screens: what is shown, where it goes next, and the work behind it. */
export class FlowController implements ReactiveController {
  readonly host: FlowHost
  readonly run: RunController
  view: FlowView = {
    picking: false,
    column: '',
    line: Number.NaN,
    exporting: '',
    shownStep: '',
    canUndo: false,
  }
  #locale: LocaleController
  #own: Runner | null = null
  #lastInput: SessionInput | null = null
  #handKey = ''
  #handPlan: CleaningPlan | null = null

  constructor(host: FlowHost) {
    this.host = host
    this.#locale = new LocaleController(host)
    this.run = new RunController(host, (state, before) => this.#moved(state, before))
    host.addController(this)
  }

  hostDisconnected(): void {
    this.#own?.session.dispose()
    this.#own = null
  }

  get state(): RunState {
    return this.run.state
  }

  get locale(): Locale {
    return this.#locale.value
  }

  get session(): Session | null {
    return this.#runner?.session ?? null
  }

  /** Who gets the file, in words; '' when it stays in the page. */
  get place(): string {
    return this.#runner?.place ?? ''
  }

  get offered(): readonly StepId[] {
    const wanted = this.host.steps.split(',').map((step) => step.trim())
    const known = stepIds.filter((step) => wanted.includes(step))
    return known.length ? known : stepIds
  }

  get grid(): CsvGrid | null {
    return this.host.renderRoot.querySelector('csv-grid')
  }

  get planElement(): CsvPlan | null {
    return this.host.renderRoot.querySelector('csv-plan')
  }

  /** Rows taken out by hand disappear at once; what else the plan will do is not shown in the raw rows. */
  get handPlan(): CleaningPlan | null {
    const { plan } = this.state
    const steps = plan?.steps.filter((step) => step.action === 'deleteRows' && isOn(step)) ?? []
    const key = steps.map(({ id }) => id).join()
    if (key !== this.#handKey) {
      this.#handKey = key
      this.#handPlan = plan && steps.length ? { ...plan, steps } : null
    }
    return this.#handPlan
  }

  show(change: Partial<FlowView>): void {
    this.view = { ...this.view, ...change }
    this.host.requestUpdate()
  }

  go(step: StepId): void {
    if (step === this.host.step) return
    if (!emit(this.host, 'step-change', { step })) return
    this.host.step = step
  }

  async load(input: SessionInput, options: SessionLoadOptions, target: string): Promise<void> {
    await this.#ready()
    this.show({ picking: false, column: '', line: Number.NaN })
    this.#lastInput = input
    await this.run.load(input, options, target)
  }

  readAgain(options: SessionLoadOptions): void {
    if (this.#lastInput) void this.load(this.#lastInput, options, this.state.target)
  }

  fileSelected = (event: CustomEvent<{ input: SessionInput; target?: string }>) => {
    event.stopPropagation()
    if (!emit(this.host, 'file-select', event.detail)) return
    void this.load(event.detail.input, {}, event.detail.target ?? this.host.target)
  }

  another = () => {
    if (!emit(this.host, 'file-clear')) return
    const { session } = this
    this.run.use(null)
    this.run.use(session)
    this.go('load')
  }

  targetChanged = (event: CustomEvent<{ target: string }>) => {
    event.stopPropagation()
    this.show({ picking: false })
    this.host.target = event.detail.target
    emit(this.host, 'target-change', event.detail)
    void this.run.setTarget(event.detail.target)
  }

  planChanged = (event: CustomEvent<{ plan: CleaningPlan; canUndo: boolean }>) => {
    event.stopPropagation()
    this.show({ canUndo: event.detail.canUndo })
    this.run.setPlan(event.detail.plan)
    emit(this.host, 'plan-change', event.detail)
  }

  removeRows(rows: readonly number[]): void {
    const { plan, target } = this.state
    const changed = removeRows(
      plan ?? { version: 1, target: target || null, steps: [] },
      rows,
      this.locale.words.plan.byHandReason(rows.length),
    )
    this.run.setPlan(changed)
    emit(this.host, 'plan-change', { plan: changed, canUndo: false })
  }

  stepShown = (event: CustomEvent<{ step: string }>) => {
    this.show({ shownStep: event.detail.step })
    this.go('clean')
  }

  async export(format: string): Promise<void> {
    this.show({ exporting: format })
    const file = await this.run.exportModel(format)
    this.show({ exporting: '' })
    if (file) downloadBytes(file)
  }

  showColumn(column: string): void {
    this.show({ column })
    if (column) this.grid?.showColumn(column)
  }

  toFindings(): void {
    this.host.renderRoot.querySelector('csv-profile')?.scrollIntoView({ block: 'nearest' })
  }

  get #runner(): Runner | null {
    return this.host.runner ?? this.#own
  }

  async #ready(): Promise<void> {
    if (this.#runner) return
    this.#own = await startWorkerRunner({ workerUrl: this.host.workerUrl })
    this.run.use(this.#own.session)
  }

  #moved(state: RunState, before: RunState): void {
    if (state.summary && state.summary !== before.summary) {
      emit(this.host, 'dataset-load', { summary: state.summary })
      if (this.host.step === 'load' && !this.offered.includes('load')) this.go(this.offered[0])
    }
    if (state.fit && state.fit !== before.fit) {
      this.show({ line: Number.NaN })
      emit(this.host, 'fit-done', { fit: state.fit })
    }
  }
}
