import { css, html, LitElement, nothing } from 'lit'
import { barChart } from '../charts/bar-chart.ts'
import '../charts/csv-chart.ts'
import { LocaleController } from '../controllers/locale-controller.ts'
import type { CleaningPlan, ColumnProfile, Finding, Histogram, JsonValue, Profile } from '../core-types.ts'
import { findingText } from '../i18n/finding-text.ts'
import { base } from '../styles/base.css.ts'
import { controls } from '../styles/controls.css.ts'
import { table } from '../styles/table.css.ts'
import { tokens } from '../styles/tokens.css.ts'
import { classColor } from '../util/class-color.ts'
import { columnKind } from '../util/column-kind.ts'
import { emit } from '../util/emit.ts'
import { icon, kindIcon, severityIcon } from '../util/icons.ts'

const FIRST = 7
const severityRank = { error: 0, warning: 1, info: 2 } as const

/**
 * What stands out in a dataset, most serious first, and one column in detail.
 * @fires column-select - `{ column }`, '' when the detail is closed
 * @fires rows-show - `{ rows, finding }`
 * @fires step-show - `{ step }`, the plan's answer to a finding
 */
export class CsvProfile extends LitElement {
  static override styles = [
    tokens,
    base,
    controls,
    table,
    css`
      .findings > li {
        display: grid;
        grid-template-columns: 16px minmax(0, 1fr);
        gap: 12px;
        padding: 15px 0;
        border-bottom: 1px solid var(--_line);
      }
      .findings > li:first-child {
        padding-top: 4px;
      }
      .findings > li:last-child {
        border: 0;
      }
      .findings h3 {
        overflow-wrap: anywhere;
      }
      .findings p {
        color: var(--_ink-2);
        font-size: var(--_text-s);
        margin-top: 2px;
        overflow-wrap: anywhere;
      }
      .do {
        display: flex;
        gap: 2px 16px;
        margin-top: 5px;
        font-size: var(--_text-s);
        flex-wrap: wrap;
      }
      .detail {
        padding: 16px 18px 18px;
        margin-bottom: 24px;
      }
      .detail header {
        display: flex;
        align-items: center;
        gap: 8px;
        margin-bottom: 12px;
      }
      .detail h3 {
        overflow-wrap: anywhere;
      }
      .detail header svg {
        color: var(--_ink-3);
        flex: none;
      }
      dl {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(120px, 1fr));
        gap: 0 20px;
        margin-top: 12px;
      }
      dl div {
        display: flex;
        justify-content: space-between;
        gap: 8px;
        padding: 5px 0;
        border-bottom: 1px solid var(--_line);
        font-size: var(--_text-s);
      }
      dt {
        color: var(--_ink-3);
      }
      dd {
        font-weight: 600;
        text-align: end;
      }
      h4 {
        font-size: var(--_text-s);
        font-weight: 600;
        margin: 16px 0 4px;
      }
      .none {
        display: grid;
        grid-template-columns: 16px 1fr;
        gap: 12px;
      }
    `,
  ]
  static override properties = {
    profile: { attribute: false },
    plan: { attribute: false },
    column: {},
    all: { state: true },
  }

  declare profile: Profile | null
  /** When given, a finding leads to the step that answers it. */
  declare plan: CleaningPlan | null
  /** The column shown in detail. */
  declare column: string
  declare all: boolean
  #locale = new LocaleController(this)

  constructor() {
    super()
    this.profile = null
    this.plan = null
    this.column = ''
    this.all = false
  }

  override render() {
    const { words } = this.#locale.value
    if (!this.profile) return html`<p class="quiet" role="status">${words.look.profiling}…</p>`
    const { columns } = this.profile
    const findings = [...this.profile.findings].sort((a, b) => severityRank[a.severity] - severityRank[b.severity])
    const column = columns.find(({ name }) => name === this.column)
    const shown = this.all ? findings : findings.slice(0, FIRST)
    return html`${column ? this.#detail(column) : nothing}
      <section>
        <div class="section">
          <h2>${words.profile.stands}</h2>
          <span class="space"></span><small>${words.profile.order}</small>
        </div>
        <ul class="findings">
          ${shown.map((finding) => this.#finding(finding))}
          ${
            findings.length === 0
              ? html`<li>
                  ${severityIcon('good')}
                  <div>
                    <h3>${words.profile.none}</h3>
                    <p>${words.profile.noneText}</p>
                  </div>
                </li>`
              : nothing
          }
        </ul>
        ${
          findings.length > shown.length
            ? html`<button
                type="button"
                class="link"
                @click=${() => {
                  this.all = true
                }}
              >
                ${words.profile.more(findings.length - shown.length)}
              </button>`
            : nothing
        }
      </section>`
  }

  #finding(finding: Finding) {
    const { words } = this.#locale.value
    const { title, text } = findingText(finding, this.#locale.value)
    const rows = rowsOf(finding.evidence.rows)
    const step = this.plan?.steps.find(
      (other) => other.finding === finding.code && (finding.column === undefined || other.column === finding.column),
    )
    return html`<li part="finding">
      ${severityIcon(finding.severity)}
      <div>
        <h3><span class="sr">${words.severity[finding.severity]}: </span>${title}</h3>
        ${text ? html`<p>${text}</p>` : nothing}
        <div class="do">
          ${step ? html`<button type="button" class="link" @click=${() => emit(this, 'step-show', { step: step.id })}>${words.profile.inPlan}</button>` : nothing}
          ${rows.length ? html`<button type="button" class="link" @click=${() => emit(this, 'rows-show', { rows, finding })}>${words.profile.showRows(rows.length, finding.evidence.count === rows.length || finding.evidence.missing === rows.length)}</button>` : nothing}
          ${finding.column && finding.column !== this.column && !(step && rows.length) ? html`<button type="button" class="link" @click=${() => this.#select(finding.column as string)}>${words.profile.showColumn}</button>` : nothing}
        </div>
      </div>
    </li>`
  }

  #detail(column: ColumnProfile) {
    const { words } = this.#locale.value
    return html`<section class="sheet detail" part="sheet" aria-label=${column.name}>
      <header>
        ${kindIcon(columnKind(column.type))}
        <h3>${column.name}</h3>
        <span class="tag">${words.types[column.type]}</span><span class="space"></span>
        <button type="button" class="icon-btn" aria-label=${words.close} @click=${() => this.#select('')}>
          ${icon('close')}
        </button>
      </header>
      ${column.histogram && column.histogram.counts.length ? html`<csv-chart lang=${this.#locale.value.language} .spec=${this.#chart(column, column.histogram)}></csv-chart>` : nothing}
      <dl>
        ${this.#facts(column).map(
          ([name, value]) =>
            html`<div>
              <dt>${name}</dt>
              <dd>${value}</dd>
            </div>`,
        )}
      </dl>
      ${column.histogram?.kind === 'category' ? nothing : this.#frequent(column)}${this.#related(column.name)}
    </section>`
  }

  #chart(column: ColumnProfile, histogram: Histogram) {
    const { words, format } = this.#locale.value
    const edge = (value: number) => (histogram.kind === 'date' ? format.date(value) : format.number(value))
    const top = histogram.counts.indexOf(Math.max(...histogram.counts))
    const name =
      histogram.kind === 'category'
        ? histogram.labels[top]
        : words.range(edge(histogram.edges[top]), edge(histogram.edges[top + 1]))
    return barChart(histogram, this.#colors(), {
      label: `${words.profile.chartOf(column.name)}. ${words.profile.chartSentence(column.name, histogram.counts.length, name, histogram.counts[top])}`,
      value: words.profile.value,
      count: words.profile.countHead,
      other: words.other,
      edge,
      count_: format.integer,
    })
  }

  #colors(): readonly string[] {
    const target = this.profile?.target
    if (!target || target.task === 'regression') return ['data']
    const classes = target.classes.map(({ value }) => value)
    return classes.map((_, i) => classColor(classes, target.positive, i))
  }

  #facts(column: ColumnProfile): readonly (readonly [string, string])[] {
    const { words, format } = this.#locale.value
    const facts: (readonly [string, string])[] = [
      [words.profile.missing, format.integer(column.missing)],
      [words.profile.distinct, `${column.distinctExact ? '' : '≈ '}${format.integer(column.distinct)}`],
    ]
    if (column.number) {
      const { mean, standardDeviation, min, max, quantiles, zeros } = column.number
      facts.push(
        [words.profile.mean, format.number(mean)],
        [words.profile.median, format.number(quantiles.p50)],
        [words.profile.spread, format.number(standardDeviation)],
        [words.profile.from, format.number(min)],
        [words.profile.to, format.number(max)],
        [words.profile.middle, `${format.number(quantiles.p25)} – ${format.number(quantiles.p75)}`],
      )
      if (zeros) facts.push([words.profile.zeros, format.integer(zeros)])
    }
    if (column.date)
      facts.push(
        [words.profile.first, format.date(column.date.min)],
        [words.profile.last, format.date(column.date.max)],
      )
    if (column.text)
      facts.push([
        words.profile.length,
        `${format.integer(column.text.minLength)} – ${format.integer(column.text.maxLength)}`,
      ])
    return facts
  }

  #frequent({ top, distinct, count }: ColumnProfile) {
    const { words, format } = this.#locale.value
    if (distinct === count || top.length === 0) return nothing
    return html`<h4>${words.profile.frequent}</h4>
      <table class="plain">
        <tbody>
          ${top.slice(0, 5).map(
            ({ value, count: n }) =>
              html`<tr>
                <td>${value}</td>
                <td class="num">${format.integer(n)}</td>
              </tr>`,
          )}
        </tbody>
      </table>`
  }

  #related(name: string) {
    const { words, format } = this.#locale.value
    const pairs = (this.profile?.pairs ?? [])
      .filter(({ left, right, value }) => (left === name || right === name) && Math.abs(value) >= 0.3)
      .sort((a, b) => Math.abs(b.value) - Math.abs(a.value))
      .slice(0, 4)
    if (pairs.length === 0) return nothing
    return html`<h4>${words.profile.related}</h4>
      <table class="plain">
        <tbody>
          ${pairs.map(
            ({ left, right, value, measure }) =>
              html`<tr>
                <td>${left === name ? right : left} <small>${words.profile.measures[measure]}</small></td>
                <td class="num">${format.fixed(value, 2)}</td>
              </tr>`,
          )}
        </tbody>
      </table>`
  }

  #select(column: string): void {
    this.column = column
    emit(this, 'column-select', { column })
  }
}

function rowsOf(value: JsonValue | undefined): readonly number[] {
  return Array.isArray(value) ? value.filter((row): row is number => typeof row === 'number') : []
}

if (!customElements.get('csv-profile')) customElements.define('csv-profile', CsvProfile)

declare global {
  interface HTMLElementTagNameMap {
    'csv-profile': CsvProfile
  }
}
