import { css, html, LitElement, nothing } from 'lit'
import '../charts/csv-chart.ts'
import { fingerprint } from '../charts/fingerprint.ts'
import { liveCurve } from '../charts/live-curve.ts'
import { LocaleController } from '../controllers/locale-controller.ts'
import type { CleaningPlan, DatasetSummary, Leaderboard, Profile, SessionFitOptions } from '../core-types.ts'
import { isOn } from '../plan/edit-plan.ts'
import { plausibleTargets } from '../plan/plausible-targets.ts'
import { base } from '../styles/base.css.ts'
import { chart } from '../styles/chart.css.ts'
import { controls } from '../styles/controls.css.ts'
import { tokens } from '../styles/tokens.css.ts'
import { columnKind } from '../util/column-kind.ts'
import { emit } from '../util/emit.ts'
import { icon, kindIcon } from '../util/icons.ts'
import './csv-leaderboard.ts'

export type TrainerOptions = Pick<SessionFitOptions, 'effort' | 'positive' | 'maxSeconds'>

/** A validation curve that a running candidate reports. */
export interface LiveCurve {
  readonly title: string
  readonly values: readonly number[]
}

/**
 * Picks what to predict and how hard to try, and shows the leaderboard while it grows.
 * @fires target-change - `{ target }`
 * @fires options-change - `{ options }`
 * @fires fit-start - `{ options }`
 * @fires fit-stop - stop and keep the best so far
 */
export class CsvTrainer extends LitElement {
  static override styles = [
    tokens,
    base,
    controls,
    chart,
    css`
      .cols {
        display: grid;
        grid-template-columns: minmax(0, 1fr) 372px;
        gap: 32px 56px;
        align-items: start;
      }
      .facts div {
        display: grid;
        grid-template-columns: 108px minmax(0, 1fr);
        gap: 12px;
        padding: 8px 0;
        border-bottom: 1px solid var(--_line);
        font-size: var(--_text-s);
        align-items: center;
      }
      .facts dt {
        color: var(--_ink-3);
      }
      .facts dd {
        overflow-wrap: anywhere;
      }
      .facts select,
      .facts input {
        max-width: 190px;
      }
      .side > section + section {
        margin-top: 30px;
      }
      .targets li {
        border-bottom: 1px solid var(--_line);
      }
      .targets li:first-child {
        border-top: 1px solid var(--_line);
      }
      .targets button {
        display: grid;
        grid-template-columns: 20px minmax(0, 1fr) auto;
        gap: 10px;
        width: 100%;
        padding: 9px 4px;
        background: none;
        border: 0;
        text-align: start;
        cursor: pointer;
        align-items: center;
      }
      .targets button:hover {
        background: var(--_band);
      }
      .targets svg {
        color: var(--_ink-3);
      }
      .targets b {
        overflow-wrap: anywhere;
      }
      .targets [aria-checked='true'] {
        background: var(--_accent-soft);
      }
      .targets {
        max-height: 460px;
        overflow: auto;
      }
      .pick .field {
        width: 100%;
        margin-bottom: 12px;
      }
      .before {
        display: grid;
        gap: 16px;
        max-width: 620px;
      }
      .progress {
        display: grid;
        gap: 6px;
        margin-bottom: 20px;
      }
      @container (max-width: 1000px) {
        .cols {
          grid-template-columns: minmax(0, 1fr);
        }
      }
    `,
  ]
  static override properties = {
    summary: { attribute: false },
    profile: { attribute: false },
    plan: { attribute: false },
    leaderboard: { attribute: false },
    curve: { attribute: false },
    options: { attribute: false },
    target: {},
    running: { type: Boolean },
    picking: { type: Boolean },
    filter: { state: true },
  }

  declare summary: DatasetSummary | null
  declare profile: Profile | null
  declare plan: CleaningPlan | null
  declare leaderboard: Leaderboard | null
  declare curve: LiveCurve | null
  declare options: TrainerOptions
  declare target: string
  declare running: boolean
  /** Show the target picker although there is a target. */
  declare picking: boolean
  declare filter: string
  #locale = new LocaleController(this)

  constructor() {
    super()
    this.summary = null
    this.profile = null
    this.plan = null
    this.leaderboard = null
    this.curve = null
    this.options = { effort: 'medium' }
    this.target = ''
    this.running = false
    this.picking = false
    this.filter = ''
  }

  override render() {
    if (!this.target || this.picking) return this.#picker()
    return html`<div class="cols">
      <div>${this.#board()}</div>
      <div class="side">${this.#curve()}${this.#facts()}</div>
    </div>`
  }

  #picker() {
    const { words } = this.#locale.value
    const columns = plausibleTargets(this.profile?.columns ?? [], this.summary?.columns ?? [])
    const needle = this.filter.toLowerCase()
    const shown = columns.filter(({ name }) => name.toLowerCase().includes(needle))
    return html`<section class="pick before">
      <div>
        <div class="section">
          <h2>${words.train.pick}</h2>
          <small>${words.train.plausible}</small>
        </div>
        ${
          columns.length > 8
            ? html`<label class="field"
                >${icon('search', 14)}<input
                  type="search"
                  placeholder=${words.train.search}
                  aria-label=${words.train.search}
                  @input=${(event: Event) => {
                    this.filter = (event.target as HTMLInputElement).value
                  }}
              /></label>`
            : nothing
        }
        <ul class="targets" role="radiogroup" aria-label=${words.train.pick}>
          ${shown.map(
            ({ name, type, distinct }) =>
              html`<li role="presentation">
                <button
                  type="button"
                  role="radio"
                  aria-checked=${name === this.target}
                  @click=${() => this.#pick(name)}
                >
                  ${kindIcon(columnKind(type), name === this.target)}<b>${name}</b
                  ><small
                    >${distinct === null ? words.types[type] : `${words.types[type]}, ${words.grid.distinct(distinct)}`}</small
                  >
                </button>
              </li>`,
          )}
        </ul>
      </div>
    </section>`
  }

  #board() {
    const { words } = this.#locale.value
    const { leaderboard } = this
    if (!leaderboard)
      return html`<div class="before">
        ${
          this.summary
            ? fingerprint(
                this.summary.columns.map(({ name, type }) => ({ type, target: name === this.target })),
                words.grid.fingerprint(this.summary.columns.length),
                320,
                44,
              )
            : nothing
        }
        ${this.running ? html`<p class="bar" role="status"><span class="pulse"></span>${words.train.running}</p>` : html`<div class="bar"><button type="button" class="btn go" part="primary button" @click=${this.#start}>${words.train.start}</button></div>`}
      </div>`
    const models = leaderboard.candidates.filter(({ baseline }) => !baseline)
    const done = models.filter(({ state }) => state !== 'waiting' && state !== 'running').length
    return html`${this.running ? html`<div class="progress"><progress max=${models.length} .value=${done} aria-label=${words.train.progress(done, models.length)}></progress><small role="status">${words.train.progress(done, models.length)}</small></div>` : nothing}
      <csv-leaderboard
        lang=${this.#locale.value.language}
        exportparts="leaderboard,row"
        .leaderboard=${leaderboard}
        ?running=${this.running}
      ></csv-leaderboard>`
  }

  #curve() {
    const { words, format } = this.#locale.value
    const { curve } = this
    if (!curve || curve.values.length < 2) return nothing
    const title = words.train.live(curve.title)
    return html`<section>
      <div class="section">
        <h2>${title}</h2>
        <small>${words.train.liveText}</small>
      </div>
      <csv-chart
        lang=${this.#locale.value.language}
        .spec=${liveCurve(curve.values, title, { round: words.train.round, score: words.leaderboard.score, write: (value) => format.number(value) })}
      ></csv-chart>
    </section>`
  }

  #facts() {
    const { words } = this.#locale.value
    const { leaderboard, options } = this
    const target = this.profile?.target?.name === this.target ? this.profile.target : null
    const dropped = new Set(
      this.plan?.steps
        .filter((step) => isOn(step) && /drop|leaveOut|remove/i.test(step.action) && step.column)
        .map(({ column }) => column),
    )
    const inputs = Math.max(0, (this.summary?.columns.length ?? this.profile?.columnCount ?? 0) - 1 - dropped.size)
    const steps = this.plan?.steps.filter(isOn).length ?? 0
    const efforts = ['low', 'medium', 'high'] as const
    return html`<section>
      <div class="section">
        <h2>${words.train.detected}</h2>
        <span class="space"></span>${
          this.running
            ? nothing
            : html`<button
                type="button"
                class="link"
                @click=${() => {
                  this.picking = true
                }}
              >
                ${words.train.change}
              </button>`
        }
      </div>
      <dl class="facts">
        <div>
          <dt>${words.train.toPredict}</dt>
          <dd><b>${this.target}</b>${target ? `, ${words.train.tasks[target.task]}` : ''}</dd>
        </div>
        ${
          target && target.classes.length === 2
            ? html`<div>
                <dt><label for="positive">${words.train.positive}</label></dt>
                <dd>
                  <select
                    class="input"
                    id="positive"
                    ?disabled=${this.running}
                    @change=${(event: Event) => this.#set({ positive: (event.target as HTMLSelectElement).value })}
                  >
                    ${target.classes.map(({ value }) => html`<option .value=${value} ?selected=${value === (options.positive ?? target.positive)}>${value}</option>`)}
                  </select>
                </dd>
              </div>`
            : nothing
        }
        <div>
          <dt>${words.train.from}</dt>
          <dd>${words.train.fromText(inputs, steps)}</dd>
        </div>
        ${
          leaderboard
            ? html`<div>
                  <dt>${words.train.tested}</dt>
                  <dd>${words.train.folds(leaderboard.folds)}</dd>
                </div>
                <div>
                  <dt>${words.train.split}</dt>
                  <dd title=${leaderboard.split.reason}>
                    ${words.train.splits[leaderboard.split.kind]}${leaderboard.split.column ? `, ${leaderboard.split.column}` : ''}${this.#locale.value.language === 'en' && leaderboard.split.kind !== 'random' ? html`<br /><small>${leaderboard.split.reason}</small>` : nothing}
                  </dd>
                </div>`
            : nothing
        }
        <div>
          <dt id="effort">${words.train.effort}</dt>
          <dd>
            <span class="seg" role="radiogroup" aria-labelledby="effort"
              >${efforts.map((effort) => html`<button type="button" role="radio" aria-checked=${effort === (options.effort ?? 'medium')} ?disabled=${this.running} @click=${() => this.#set({ effort })}>${words.train.efforts[effort]}</button>`)}</span
            >
          </dd>
        </div>
        <div>
          <dt><label for="seconds">${words.train.seconds}</label></dt>
          <dd>
            <input
              class="input"
              id="seconds"
              type="number"
              min="1"
              step="1"
              inputmode="numeric"
              placeholder="–"
              ?disabled=${this.running}
              .value=${options.maxSeconds ? String(options.maxSeconds) : ''}
              @change=${(event: Event) => this.#set({ maxSeconds: Number((event.target as HTMLInputElement).value) || undefined })}
            />
          </dd>
        </div>
      </dl>
    </section>`
  }

  #pick(target: string): void {
    this.picking = false
    if (target === this.target) return
    this.target = target
    emit(this, 'target-change', { target })
  }

  #set(change: Partial<TrainerOptions>): void {
    this.options = { ...this.options, ...change }
    emit(this, 'options-change', { options: this.options })
  }

  #start = () => {
    emit(this, 'fit-start', { options: this.options })
  }
}

if (!customElements.get('csv-trainer')) customElements.define('csv-trainer', CsvTrainer)

declare global {
  interface HTMLElementTagNameMap {
    'csv-trainer': CsvTrainer
  }
}
