import { css, html, LitElement, nothing } from 'lit'
import '../charts/csv-chart.ts'
import {
  isOffScale,
  leaderboardAxis,
  leaderboardBand,
  leaderboardRow,
  leaderboardScale,
  type LeaderboardAxis,
} from '../charts/leaderboard-axis.ts'
import { LocaleController } from '../controllers/locale-controller.ts'
import { WidthController } from '../controllers/width-controller.ts'
import type { Candidate, Leaderboard } from '../core-types.ts'
import { learnerText } from '../i18n/learner-text.ts'
import { reasonText } from '../i18n/reason-text.ts'
import { metricMeaning, metricTitle } from '../i18n/metric-text.ts'
import { base } from '../styles/base.css.ts'
import { chart } from '../styles/chart.css.ts'
import { controls } from '../styles/controls.css.ts'
import { table } from '../styles/table.css.ts'
import { tokens } from '../styles/tokens.css.ts'
import { emit } from '../util/emit.ts'
import { place } from '../util/place.ts'

const ROW = 43

/**
 * Every candidate as an interval on one axis, from the simple rule onwards; ties are shown as ties.
 * @fires candidate-select - `{ candidate }`
 */
export class CsvLeaderboard extends LitElement {
  static override styles = [
    tokens,
    base,
    controls,
    chart,
    table,
    css`
      .board {
        width: 100%;
        border-collapse: collapse;
        table-layout: fixed;
      }
      .board th {
        text-align: start;
        font-weight: 500;
        font-size: var(--_text-s);
        color: var(--_ink-3);
        padding: 0 0 6px;
        border-bottom: 1px solid var(--_line);
      }
      .board td {
        height: 44px;
        border-bottom: 1px solid var(--_line);
        padding: 0;
      }
      .board col.model {
        width: 224px;
      }
      .board col.score {
        width: 76px;
      }
      .board col.time {
        width: 66px;
      }
      .board .model {
        padding-inline-end: 12px;
        line-height: 1.25;
        overflow-wrap: anywhere;
      }
      .board .model small {
        display: block;
      }
      .board .model .tag {
        vertical-align: 1px;
      }
      .board .score {
        text-align: end;
        font-weight: 600;
      }
      .board .time {
        text-align: end;
        color: var(--_ink-3);
        font-size: var(--_text-s);
      }
      .board th.score {
        font-weight: 500;
      }
      .rule,
      .rule .score {
        color: var(--_ink-3);
        font-weight: 400;
      }
      .kept .model {
        font-weight: 600;
      }
      .kept small {
        font-weight: 400;
      }
      .scale td {
        border: 0;
        height: 30px;
        color: var(--_ink-3);
        font-size: var(--_text-s);
        vertical-align: bottom;
      }
      .reason {
        margin-top: 12px;
        color: var(--_ink-2);
        max-width: 62em;
      }
      .banded {
        background: linear-gradient(
          to right,
          transparent var(--from),
          color-mix(in oklab, var(--_accent) 13%, transparent) var(--from) var(--to),
          transparent var(--to)
        );
      }
      .problem {
        color: var(--_bad);
      }
      .meaning {
        margin: -6px 0 12px;
      }
      @container (max-width: 719px) {
        .board .time,
        .board col.time {
          display: none;
        }
        .board col.model {
          width: 128px;
        }
        .board col.score {
          width: 60px;
        }
        .board td {
          height: 52px;
        }
        .board td.model {
          padding-block: 5px;
        }
      }
    `,
  ]
  static override properties = { leaderboard: { attribute: false }, running: { type: Boolean } }

  declare leaderboard: Leaderboard | null
  declare running: boolean
  #locale = new LocaleController(this)
  #width = new WidthController(this)

  constructor() {
    super()
    this.leaderboard = null
    this.running = false
  }

  override render() {
    const { words } = this.#locale.value
    const board = this.leaderboard
    if (!board || board.candidates.length === 0) return html`<p class="quiet">${words.leaderboard.empty}</p>`
    const axis = leaderboardAxis(board)
    const narrow = this.#width.value < 720
    const plot = Math.max(60, this.#width.value - (narrow ? 128 + 60 + 12 : 224 + 76 + 66 + 24))
    const rules = board.candidates.filter(({ baseline }) => baseline)
    const rows = [...board.candidates.filter(({ baseline }) => !baseline), ...rules]
    return html`<div class="section">
        <h2>${words.leaderboard.title}</h2>
        <small>${words.leaderboard.subtitle(metricTitle(board.metric, this.#locale.value), board.folds)}</small
        ><span class="space"></span><span class="key"><i class="k-data"></i>${words.leaderboard.tiedKey}</span>
      </div>
      <p class="quiet meaning">${metricMeaning(board.metric, this.#locale.value)}</p>
      <table class="board" part="leaderboard" aria-label=${this.#sentence(board)}>
        <colgroup>
          <col class="model" />
          <col />
          <col class="score" />
          <col class="time" />
        </colgroup>
        <thead class="sr">
          <tr>
            <th scope="col" class="model">${words.leaderboard.model}</th>
            <th scope="col">${words.leaderboard.interval}</th>
            <th scope="col" class="score">${words.leaderboard.score}</th>
            <th scope="col" class="time">${words.leaderboard.time}</th>
          </tr>
        </thead>
        <tbody>
          ${rows.map((candidate) => this.#row(candidate, board, axis, plot))}
          <tr class="scale">
            <td class="model">
              ${rules
                .filter((rule) => isOffScale(rule, axis))
                .map((rule) =>
                  words.leaderboard.offScale(learnerText(rule, this.#locale.value), this.#score(rule.score as number)),
                )
                .join('; ')}
            </td>
            <td>
              <svg aria-hidden="true" width=${plot} height="28">
                ${leaderboardScale(axis, plot, (value) => this.#locale.value.format.number(value))}
              </svg>
            </td>
            <td class="score"></td>
            <td class="time"></td>
          </tr>
        </tbody>
      </table>
      ${board.reason && !this.running ? html`<p class="reason">${reasonText(board, this.#locale.value)}</p>` : nothing}`
  }

  #row(candidate: Candidate, board: Leaderboard, axis: LeaderboardAxis, plot: number) {
    const { words, format } = this.#locale.value
    const { state } = candidate
    const band = leaderboardBand(axis, plot)
    return html`<tr
      class="${candidate.baseline ? 'rule' : ''} ${candidate.chosen ? 'kept' : ''}"
      part="row"
      @click=${() => emit(this, 'candidate-select', { candidate: candidate.id })}
    >
      <td class="model">
        ${learnerText(candidate, this.#locale.value)}
        ${candidate.chosen ? html`<span class="tag good">${this.running ? words.leaderboard.keptSoFar : words.leaderboard.kept}</span>` : nothing}
        <small class=${state === 'failed' ? 'problem' : ''}>${this.#note(candidate, board)}</small>
      </td>
      <td class=${band ? 'banded' : ''} ${place(band ? { '--from': `${band[0]}px`, '--to': `${band[1]}px` } : {})}>
        <svg
          role="img"
          aria-label=${this.#rangeText(candidate)}
          width=${plot}
          height=${ROW}
          viewBox="0 0 ${plot} ${ROW}"
        >
          ${leaderboardRow(candidate, axis, plot, ROW)}
        </svg>
      </td>
      <td class="score">
        ${candidate.score === null ? (candidate.foldScores.length ? html`<span class="quiet">${this.#score(last(candidate.foldScores))}…</span>` : nothing) : this.#score(candidate.score)}
      </td>
      <td class="time">
        ${state === 'running' ? words.leaderboard.now : state === 'done' && !candidate.baseline ? format.duration(candidate.fitMilliseconds) : nothing}
      </td>
    </tr>`
  }

  #note(candidate: Candidate, board: Leaderboard) {
    const { words } = this.#locale.value
    if (candidate.state === 'running')
      return html`<span class="tag"
        ><span class="pulse"></span>
        ${words.leaderboard.fold(Math.min(board.folds, candidate.foldScores.length + 1), board.folds)}</span
      >`
    if (candidate.state === 'waiting') return words.leaderboard.waiting
    if (candidate.state === 'skipped') return words.leaderboard.skipped
    if (candidate.state === 'failed') return words.leaderboard.failedText(candidate.error?.message ?? '')
    if (candidate.baseline) return words.leaderboard.simple
    return this.#paramsText(candidate)
  }

  /** The parameters that tell candidates of one learner apart, in words; what has no word is left out. */
  #paramsText({ params }: Candidate): string {
    const { words } = this.#locale.value
    const stopsEarly = 'earlyStoppingRounds' in params
    return Object.entries(params)
      .flatMap(([name, value]) => {
        const say = words.leaderboard.params[name]
        return name in words.leaderboard.params && typeof value === 'number' && !(name === 'nEstimators' && stopsEarly)
          ? [say(value)]
          : []
      })
      .slice(0, 2)
      .join(', ')
  }

  #rangeText({ interval }: Candidate): string {
    const { words } = this.#locale.value
    return interval
      ? `${words.leaderboard.interval} ${words.range(this.#score(interval[0]), this.#score(interval[1]))}`
      : words.leaderboard.waiting
  }

  #sentence(board: Leaderboard): string {
    const { words } = this.#locale.value
    const done = board.candidates.filter(({ score, baseline }) => score !== null && !baseline)
    const first = done.find(({ chosen }) => chosen) ?? done[0]
    return first
      ? words.leaderboard.sentence(
          learnerText(first, this.#locale.value),
          this.#score(first.score as number),
          metricTitle(board.metric, this.#locale.value),
          done.length,
        )
      : words.leaderboard.empty
  }

  #score(value: number): string {
    const { format } = this.#locale.value
    return Math.abs(value) < 10 ? format.fixed(value, 3) : format.number(value)
  }
}

function last(values: readonly number[]): number {
  return values[values.length - 1]
}

if (!customElements.get('csv-leaderboard')) customElements.define('csv-leaderboard', CsvLeaderboard)

declare global {
  interface HTMLElementTagNameMap {
    'csv-leaderboard': CsvLeaderboard
  }
}
