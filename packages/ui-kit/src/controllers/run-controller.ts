import type { ReactiveController, ReactiveControllerHost } from 'lit'
import type {
  CleaningPlan,
  InputColumn,
  InputRow,
  Leaderboard,
  Progress,
  Session,
  SessionFit,
  SessionInput,
  SessionLoadOptions,
  SessionRun,
} from '../core-types.ts'
import type { TrainerOptions } from '../elements/csv-trainer.ts'
import { acceptAll } from '../plan/edit-plan.ts'
import { variantsOf } from '../predict/form-field.ts'
import { emptyRun, planKey, type RunState } from './run-state.ts'

const PREVIEW_ROWS = 20
const ALTERNATIVES = 24
const SHOWN_ALTERNATIVES = 5

/** The whole flow over one session: recipe in, state and progress out. Whatever is running ends when the host leaves the page. */
export class RunController implements ReactiveController {
  #host: ReactiveControllerHost
  #session: Session | null = null
  #state: RunState = emptyRun
  #abort = new AbortController()
  #training: AbortController | null = null
  #asked = 0
  #changed: (state: RunState, before: RunState) => void

  constructor(host: ReactiveControllerHost, changed: (state: RunState, before: RunState) => void = () => {}) {
    this.#host = host
    this.#changed = changed
    host.addController(this)
  }

  get state(): RunState {
    return this.#state
  }

  hostDisconnected(): void {
    this.#abort.abort()
    this.#training?.abort()
    this.#abort = new AbortController()
  }

  /** Starts over with another session; `state` is where the work on it already stands. */
  use(session: Session | null, state: Partial<RunState> = {}): void {
    if (session === this.#session && Object.keys(state).length === 0) return
    this.hostDisconnected()
    this.#session = session
    this.#state = { ...emptyRun, ...state }
    this.#host.requestUpdate()
  }

  async load(input: SessionInput, options: SessionLoadOptions = {}, target = ''): Promise<void> {
    const name = nameOf(input)
    this.#set({
      ...emptyRun,
      work: 'load',
      name,
      loadOptions: options,
      options: this.#state.options,
      progress: { stage: 'load', done: 0 },
    })
    await this.#try('load', async (session, run) => {
      const summary = await session.load(input, options, run)
      const known = summary.columns.some((column) => column.name === target) ? target : ''
      this.#set({ summary, name: summary.name, target: known, work: 'idle', progress: null })
      const preview = await session.rows({ offset: 0, limit: PREVIEW_ROWS })
      this.#set({ preview })
    })
    if (this.#state.summary) await this.look()
  }

  /** Profile and plan for the target chosen, or without one. Decisions on steps that are suggested again are kept. */
  async look(): Promise<void> {
    const { target, plan } = this.#state
    const options = target ? { target } : {}
    this.#set({ work: 'profile' })
    await this.#try('profile', async (session, run) => {
      const profile = await session.profile(options, run)
      if (this.#state.target !== target) return
      this.#set({ profile })
      const suggested = await session.suggest(options, run)
      if (this.#state.target !== target) return
      this.#set({ plan: keepDecisions(suggested, plan), work: 'idle', progress: null })
    })
  }

  async setTarget(target: string): Promise<void> {
    if (target === this.#state.target) return
    this.#set({ target, options: { ...this.#state.options, positive: undefined } })
    await this.look()
  }

  setPlan(plan: CleaningPlan): void {
    this.#set({ plan })
  }

  setOptions(options: TrainerOptions): void {
    this.#set({ options })
  }

  async train(): Promise<void> {
    const { target, options } = this.#state
    if (!target || this.#state.work === 'fit') return
    const plan = this.#state.plan ? acceptAll(this.#state.plan) : null
    this.#training = new AbortController()
    this.#set({ work: 'fit', plan, leaderboard: null, curve: null, error: '', progress: null })
    await this.#try(
      'fit',
      async (session, run) => {
        const fit = await session.fit({ target, ...(plan ? { plan } : {}), ...defined(options) }, run)
        this.#trained(fit, target, plan)
      },
      this.#training.signal,
    )
    this.#training = null
  }

  /** Takes up a training that was started before, here or elsewhere. */
  async follow(start: (run: SessionRun) => Promise<SessionFit>): Promise<void> {
    const { target, plan } = this.#state
    this.#training = new AbortController()
    this.#set({ work: 'fit', error: '' })
    await this.#try('fit', async (_, run) => this.#trained(await start(run), target, plan), this.#training.signal)
    this.#training = null
  }

  /** Ends the search; the session keeps the best so far. */
  stop(): void {
    this.#training?.abort(new DOMException('stopped by the reader', 'AbortError'))
  }

  /** The newest row wins; answers that come late are dropped. */
  async predict(row: InputRow): Promise<void> {
    const session = this.#session
    const { fit } = this.#state
    if (!session || !fit) return
    const asked = ++this.#asked
    this.#set({ row, predicting: true })
    try {
      const variants = variantsOf(row, byWorth(fit), ALTERNATIVES)
      const [prediction, ...others] = await session.predict([row, ...variants.map((variant) => variant.row)])
      if (asked !== this.#asked) return
      const alternatives = variants.map(({ column, value }, i) => ({ column, value, prediction: others[i] }))
      this.#set({ prediction, alternatives: mostDifferent(prediction, alternatives, fit), predicting: false })
    } catch (error) {
      if (asked === this.#asked) this.#set({ predicting: false, error: messageOf(error) })
    }
  }

  async exportModel(
    format: string,
  ): Promise<{ readonly bytes: Uint8Array; readonly mediaType: string; readonly fileName: string } | null> {
    try {
      return this.#session ? await this.#session.exportModel(format) : null
    } catch (error) {
      this.#set({ error: messageOf(error) })
      return null
    }
  }

  clearError(): void {
    this.#set({ error: '' })
  }

  #trained(fit: SessionFit, target: string, plan: CleaningPlan | null): void {
    this.#set({
      fit,
      leaderboard: fit.leaderboard,
      work: 'idle',
      progress: null,
      trainedFrom: { target, steps: planKey(plan) },
      prediction: null,
      alternatives: [],
      row: {},
    })
  }

  async #try(
    work: RunState['work'],
    act: (session: Session, run: { signal: AbortSignal; onProgress: (progress: Progress) => void }) => Promise<void>,
    signal = this.#abort.signal,
  ): Promise<void> {
    const session = this.#session
    if (!session) return
    try {
      await act(session, { signal, onProgress: (progress) => this.#progress(progress) })
    } catch (error) {
      if (session !== this.#session) return
      const stopped = signal.aborted
      this.#set({
        work: this.#state.work === work ? 'idle' : this.#state.work,
        progress: null,
        error: stopped ? '' : messageOf(error),
      })
    }
  }

  #progress(progress: Progress): void {
    const board = asLeaderboard(progress.detail)
    const curve = asCurve(progress)
    this.#set({ progress, ...(board ? { leaderboard: board } : {}), ...(curve ? { curve } : {}) })
  }

  #set(change: Partial<RunState>): void {
    const before = this.#state
    this.#state = { ...before, ...change }
    this.#host.requestUpdate()
    this.#changed(this.#state, before)
  }
}

function nameOf(input: SessionInput): string {
  if ('file' in input) return input.file.name
  if ('name' in input) return input.name
  return decodeURIComponent(input.url.split(/[?#]/)[0].split('/').pop() ?? input.url)
}

function keepDecisions(suggested: CleaningPlan, before: CleaningPlan | null): CleaningPlan {
  if (!before) return suggested
  const decided = new Map(before.steps.map(({ id, status }) => [id, status]))
  return {
    ...suggested,
    steps: suggested.steps.map((step) => ({ ...step, status: decided.get(step.id) ?? step.status })),
  }
}

function defined(options: TrainerOptions): TrainerOptions {
  return Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined))
}

function asLeaderboard(detail: unknown): Leaderboard | null {
  return typeof detail === 'object' && detail !== null && 'candidates' in detail && Array.isArray(detail.candidates)
    ? (detail as Leaderboard)
    : null
}

function asCurve({ detail, message }: Progress): { title: string; values: readonly number[] } | null {
  if (
    typeof detail !== 'object' ||
    detail === null ||
    !('validationCurve' in detail) ||
    !Array.isArray(detail.validationCurve)
  )
    return null
  return { title: message ?? '', values: detail.validationCurve as readonly number[] }
}

/** Inputs by what they are worth, so that the few alternatives shown are about columns that matter. */
function byWorth({ inputs, evaluation }: SessionFit): readonly InputColumn[] {
  const rank = new Map(evaluation.importance.map(({ column }, i) => [column, i]))
  return [...inputs].sort((a, b) => (rank.get(a.name) ?? 999) - (rank.get(b.name) ?? 999)).slice(0, 8)
}

function mostDifferent<
  T extends {
    readonly column: string
    readonly prediction: {
      readonly prediction: string | number
      readonly probabilities: { readonly [name: string]: number } | null
    }
  },
>(now: T['prediction'], alternatives: readonly T[], { pipeline }: SessionFit): readonly T[] {
  const name = pipeline.positive ?? String(now.prediction)
  const level = ({ prediction, probabilities }: T['prediction']) =>
    probabilities ? (probabilities[name] ?? 0) : Number(prediction)
  const gap = (other: T) => Math.abs(level(other.prediction) - level(now))
  const best = new Map<string, T>()
  for (const other of alternatives)
    if (!best.has(other.column) || gap(other) > gap(best.get(other.column) as T)) best.set(other.column, other)
  return [...best.values()]
    .filter((other) => gap(other) > 0)
    .sort((a, b) => gap(b) - gap(a))
    .slice(0, SHOWN_ALTERNATIVES)
}

export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
