import { css, html, nothing, type TemplateResult } from 'lit'
import '../../src/charts/csv-chart.ts'
import { icon } from '../../src/util/icons.ts'
import { api } from '../parts/app-element.ts'
import type { DayFigures, Overview } from './admin-api.ts'
import { AdminElement } from './admin-element.ts'
import { dayBars } from './day-bars.ts'

/** A training that waits longer than this has no worker to run it. */
const LONG_WAIT_SECONDS = 300
/** Above this share of failed requests something is wrong; the alert of the monitoring says the same. */
const FAILED_SHARE = 0.01

interface Measure {
  readonly name: string
  readonly hint: string
  readonly value: string
  readonly said: string
  readonly good?: boolean
  readonly of?: (day: DayFigures) => number | null
}

/** The figures of the server, each with its last 30 days and a sentence. */
export class AdminHealth extends AdminElement {
  static override styles = [
    ...AdminElement.styles,
    css`
      csv-chart {
        display: block;
        min-width: 180px;
      }
      .work.ledger td {
        padding-block: 8px;
      }
    `,
  ]
  static override properties = { ...AdminElement.properties, overview: { state: true } }

  declare overview: Overview | null

  constructor() {
    super()
    this.overview = null
  }

  override connectedCallback(): void {
    super.connectedCallback()
    void this.attempt(async () => {
      this.overview = await api.get<Overview>('/admin/overview')
    })
  }

  override render() {
    const { overview } = this
    if (!overview) return this.head(this.words.adminQuestion, this.trouble ? this.words.forbidden : '…')
    return html`${this.head(this.words.adminQuestion, this.#answer(overview))}
      <table class="work ledger">
        <thead>
          <tr>
            <th scope="col">${this.words.measure}</th>
            <th scope="col">${this.words.now}</th>
            <th scope="col">${this.said.month}</th>
            <th scope="col">${this.words.inWords}</th>
          </tr>
        </thead>
        <tbody>
          ${this.#measures(overview).map((measure) => this.#row(measure, overview.days))}
        </tbody>
      </table>`
  }

  #answer({ days, people, longestWaitSeconds }: Overview): string {
    const { requests, failedRequests } = days[days.length - 1]
    if (failedRequests > FAILED_SHARE * requests) return this.said.failing(failedRequests, requests)
    if (longestWaitSeconds > LONG_WAIT_SECONDS)
      return this.said.waiting(this.locale.value.format.duration(longestWaitSeconds * 1000))
    return this.said.allWell(people)
  }

  #row({ name, hint, value, said, good = true, of }: Measure, days: readonly DayFigures[]): TemplateResult {
    const bars =
      of &&
      dayBars(
        days.map((day) => ({ day: day.day, value: of(day) })),
        `${name}: ${this.said.month}`,
      )
    return html`<tr>
      <td><b>${name}</b><small>${hint}</small></td>
      <td class="v">${value}</td>
      <td class="opt">${bars ? html`<csv-chart .spec=${bars}></csv-chart>` : nothing}</td>
      <td class="opt">
        <span class="bar"
          ><span class="sev ${good ? 'good' : 'warn'}">${icon(good ? 'tick' : 'warning')}</span>${said}</span
        >
      </td>
    </tr>`
  }

  #measures(overview: Overview): readonly Measure[] {
    const { people, activeUsers, retention, days, models, datasets, storedBytes } = overview
    const { format } = this.locale.value
    const { said } = this
    const today = days[days.length - 1]
    const sum = (of: (day: DayFigures) => number) => days.reduce((total, day) => total + of(day), 0)
    const trained = sum((day) => day.models)
    const trainingSeconds = sum((day) => day.models * (day.meanTrainingSeconds ?? 0)) / trained
    const share = (value: number | null | undefined) => (value == null ? '–' : said.percent(value))
    const failedShare = (failed: number, requests: number) => (requests === 0 ? 0 : failed / requests)
    const failedToday = failedShare(today.failedRequests, today.requests)
    const failedOf30 = failedShare(
      sum((day) => day.failedRequests),
      sum((day) => day.requests),
    )
    return [
      {
        name: said.peopleActive,
        hint: said.within7,
        value: format.integer(activeUsers['7d'] ?? 0),
        said: said.ofAccounts(people, activeUsers['30d'] ?? 0),
        of: (day) => day.activeUsers,
      },
      {
        name: said.retention,
        hint: said.retentionHint,
        value: share(retention.d7),
        said: retention.d1 == null ? said.tooFew : said.cohorts(share(retention.d1), share(retention.d30)),
      },
      {
        name: said.modelsTrained,
        hint: said.today,
        value: format.integer(today.models),
        said: said.perDay(format.number(Math.round((trained / days.length) * 10) / 10)),
        of: (day) => day.models,
      },
      {
        name: said.trainingTime,
        hint: said.mean30,
        value: trained === 0 ? '–' : format.duration(trainingSeconds * 1000),
        said: trained === 0 ? said.noTraining : this.words.last30,
        of: (day) => day.meanTrainingSeconds,
      },
      {
        name: said.predictions,
        hint: said.today,
        value: format.integer(today.predictions),
        said: said.perDay(format.integer(sum((day) => day.predictions) / days.length)),
        of: (day) => day.predictions,
      },
      {
        name: said.answerTime,
        hint: said.meanToday,
        value: today.meanResponseSeconds === null ? '–' : `${format.integer(today.meanResponseSeconds * 1000)} ms`,
        said: said.ofRequests(today.requests),
        of: (day) => day.meanResponseSeconds,
      },
      {
        name: said.failedShare,
        hint: said.by5xx,
        value: said.percent(failedToday),
        said: said.failedOf30(said.percent(failedOf30)),
        good: failedToday <= FAILED_SHARE,
        of: (day) => (day.requests === 0 ? null : day.failedRequests / day.requests),
      },
      { name: said.storage, hint: '', value: format.bytes(storedBytes), said: said.inDatasets(datasets, models) },
    ]
  }
}

customElements.define('admin-health', AdminHealth)
