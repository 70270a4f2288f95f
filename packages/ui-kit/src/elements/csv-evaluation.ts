import { css, html, LitElement, nothing } from 'lit'
import { calibrationPlot } from '../charts/calibration-plot.ts'
import { confusionGrid } from '../charts/confusion-grid.ts'
import { confusionQuilt } from '../charts/confusion-quilt.ts'
import '../charts/csv-chart.ts'
import type { ChartSpec } from '../charts/csv-chart.ts'
import { importanceBars } from '../charts/importance-bars.ts'
import { intervalLines, type IntervalLine } from '../charts/interval-lines.ts'
import { residualBars } from '../charts/residual-bars.ts'
import { scatterPlot } from '../charts/scatter-plot.ts'
import { scoreSplit } from '../charts/score-split.ts'
import { LocaleController } from '../controllers/locale-controller.ts'
import type { ClassificationEvaluation, Evaluation, RegressionEvaluation } from '../core-types.ts'
import { learnerText } from '../i18n/learner-text.ts'
import { metricMeaning, metricTitle } from '../i18n/metric-text.ts'
import { cellsAt, cheapestThreshold } from '../evaluation/threshold.ts'
import { evaluationSentence } from '../evaluation/sentence.ts'
import { answer } from '../styles/answer.css.ts'
import { base } from '../styles/base.css.ts'
import { controls } from '../styles/controls.css.ts'
import { table } from '../styles/table.css.ts'
import { tokens } from '../styles/tokens.css.ts'
import { emit } from '../util/emit.ts'
import { rich } from '../util/rich.ts'

/**
 * How good a model is on rows it has not seen: the sentence, where to draw the line, what it gets right and wrong, next to simple rules.
 * @fires threshold-change - `{ threshold }`
 */
export class CsvEvaluation extends LitElement {
  static override styles = [
    tokens,
    base,
    controls,
    table,
    answer,
    css`
      .cols {
        display: grid;
        grid-template-columns: minmax(0, 1fr) 404px;
        gap: 32px 56px;
        align-items: start;
      }
      .trio {
        display: grid;
        grid-template-columns: 1.25fr 1fr 1fr;
        gap: 32px 56px;
        margin-top: 30px;
        padding-top: 22px;
        border-top: 1px solid var(--_line);
        align-items: start;
      }
      .trio > * {
        min-width: 0;
      }
      .wide {
        margin-top: 30px;
        padding-top: 22px;
        border-top: 1px solid var(--_line);
      }
      .costs {
        margin-top: 8px;
        gap: 8px 12px;
        font-size: var(--_text-s);
        color: var(--_ink-2);
      }
      .costs .from {
        font-size: var(--_text-m);
        color: var(--_ink);
      }
      .costs input {
        width: 76px;
        min-height: 28px;
        border: 1px solid var(--_edge);
        border-radius: 99px;
        background: var(--_surface);
        padding: 2px 10px;
        text-align: center;
      }
      .moved {
        margin-top: 8px;
      }
      .cap {
        margin-top: 10px;
      }
      .head {
        padding-top: 0;
      }
      details > summary {
        cursor: pointer;
        font-weight: 600;
        padding: 4px 0;
        width: max-content;
      }
      .mean {
        color: var(--_ink-3);
      }
      @container (max-width: 1000px) {
        .cols {
          grid-template-columns: minmax(0, 1fr);
        }
        .trio {
          grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
        }
      }
      @container (max-width: 640px) {
        .trio {
          grid-template-columns: minmax(0, 1fr);
        }
      }
    `,
  ]
  static override properties = {
    evaluation: { attribute: false },
    threshold: { type: Number },
    headless: { type: Boolean },
    costs: { state: true },
  }

  declare evaluation: Evaluation | null
  /** Overrides the chosen line; NaN: the chosen one. */
  declare threshold: number
  /** Leave the question and answer out: a page shows them itself. */
  declare headless: boolean
  declare costs: { readonly alarm: number; readonly missed: number } | null
  #locale = new LocaleController(this)

  constructor() {
    super()
    this.evaluation = null
    this.threshold = Number.NaN
    this.headless = false
    this.costs = null
  }

  override render() {
    const { evaluation } = this
    const { words } = this.#locale.value
    if (!evaluation) return html`<p class="quiet">${words.analyzer.noModel}</p>`
    const { classification, regression } = evaluation
    return html`${
        this.headless
          ? nothing
          : html`<div class="head">
              <div>
                <p class="ask" part="question">${words.judge.question}</p>
                <p class="answer" part="answer" aria-live="polite">
                  ${rich(evaluationSentence(evaluation, this.#line, this.#locale.value))}
                </p>
              </div>
            </div>`
      }
      ${classification ? (classification.scores ? this.#binary(evaluation, classification) : this.#multiclass(evaluation, classification)) : nothing}
      ${regression ? this.#regression(evaluation, regression) : nothing}
      <div class="trio">
        ${this.#importance(evaluation)}${this.#baselines(evaluation)}${classification ? this.#calibration(classification) : nothing}${regression ? this.#residuals(regression) : nothing}
      </div>
      ${this.#metrics(evaluation)}`
  }

  get #line(): number {
    return Number.isNaN(this.threshold) ? (this.evaluation?.classification?.threshold ?? 0.5) : this.threshold
  }

  // ── two answers ───────────────────────────────────────────

  #binary(evaluation: Evaluation, report: ClassificationEvaluation) {
    const { words, format } = this.#locale.value
    const { scores } = report
    const positive = evaluation.positive ?? evaluation.classes[1]
    const negative = evaluation.classes.find((name) => name !== positive) ?? words.grid.rest
    const line = this.#line
    const { tp, fp, fn, tn } = cellsAt(report, line)
    const moved = Math.abs(line - report.threshold) > 0.0049
    const write = (value: number) => format.number(value)
    return html`<div class="cols">
      <section>
        <div class="section">
          <h2>${words.judge.line}</h2>
          <small>${words.judge.lineHint}</small><span class="space"></span
          ><span class="key"><i class="k-answer"></i>${positive}</span><span class="key"><i></i>${negative}</span>
        </div>
        ${scores ? this.#chart(scoreSplit({ ...scores, threshold: line, label: words.judge.scoreSentence(positive), flagged: words.judge.flagged, notFlagged: words.judge.notFlagged, positiveName: positive, negativeName: negative, lastTick: words.judge.cheapestAt(100), head: [words.judge.promised, positive, negative], onDrag: this.#move, write }), html`<input type="range" part="threshold" min="1" max="99" step="1" aria-label=${words.judge.flagLabel} aria-valuetext=${words.judge.cheapestAt(Math.round(line * 100))} .value=${String(Math.round(line * 100))} @input=${(event: Event) => this.#move(Number((event.target as HTMLInputElement).value) / 100)} />`) : nothing}
        <div class="bar costs">
          <span class="from">${rich(words.judge.flagFrom(Math.round(line * 100)))}</span
          >${moved ? html`<button type="button" class="link" @click=${() => this.#move(report.threshold)}>${words.judge.reset}</button>` : nothing}<span
            class="space"
          ></span
          >${this.#costs(report)}
        </div>
        ${moved ? html`<p class="quiet moved">${words.judge.moved}</p>` : nothing}
      </section>
      <section>
        <div class="section"><h2>${words.judge.happens}</h2></div>
        ${this.#chart(confusionQuilt({ tp, fp, fn, tn, label: words.judge.quiltSentence(tp, fn, fp, tn), names: words.judge.cells, flagged: words.judge.flagged, notFlagged: words.judge.notFlagged, positiveName: positive, negativeName: negative, write: format.integer }))}
        <p class="quiet cap">${words.judge.hatched}</p>
        <p class="quiet">${words.judge.origin[evaluation.origin](evaluation.rowCount)}</p>
      </section>
    </div>`
  }

  #costs(report: ClassificationEvaluation) {
    const { words } = this.#locale.value
    const costs = this.costs ?? { alarm: 1, missed: 1 }
    const best = this.costs ? cheapestThreshold(report, this.costs.alarm, this.costs.missed) : null
    const set = (change: Partial<typeof costs>) => {
      this.costs = { ...costs, ...change }
    }
    return html`<label
        >${words.judge.cost}
        <input
          type="number"
          min="0"
          step="any"
          placeholder="1"
          .value=${this.costs ? String(costs.alarm) : ''}
          @change=${(event: Event) => set({ alarm: Number((event.target as HTMLInputElement).value) })}
      /></label>
      <label
        >${words.judge.lossCost}
        <input
          type="number"
          min="0"
          step="any"
          placeholder="1"
          .value=${this.costs ? String(costs.missed) : ''}
          @change=${(event: Event) => set({ missed: Number((event.target as HTMLInputElement).value) })}
      /></label>
      ${best === null ? nothing : html`<span>${words.judge.cheapest} <button type="button" class="link" @click=${() => this.#move(best)}>${words.judge.cheapestAt(Math.round(best * 100))}</button></span>`}`
  }

  #move = (threshold: number) => {
    this.threshold = threshold
    emit(this, 'threshold-change', { threshold })
  }

  // ── several answers ───────────────────────────────────────

  #multiclass(evaluation: Evaluation, report: ClassificationEvaluation) {
    const { words, format } = this.#locale.value
    const right = report.confusion.reduce((sum, row, i) => sum + row[i], 0)
    return html`<div class="cols">
      <section>
        <div class="section">
          <h2>${words.judge.confusion}</h2>
          <small>${words.judge.confusionHint}</small>
        </div>
        ${this.#chart(confusionGrid({ classes: evaluation.classes, counts: report.confusion, label: words.judge.confusionSentence(right, evaluation.rowCount), write: format.integer }))}
      </section>
      <section>
        <div class="section"><h2>${words.judge.perClass}</h2></div>
        <div class="scroll-x">
          <table class="plain">
            <thead>
              <tr>
                <th scope="col">${words.judge.className}</th>
                <th scope="col" class="num">${words.judge.precision}</th>
                <th scope="col" class="num">${words.judge.recall}</th>
                <th scope="col" class="num">${words.judge.support}</th>
              </tr>
            </thead>
            <tbody>
              ${report.perClass.map(
                (row) =>
                  html`<tr>
                    <td>${row.class}</td>
                    <td class="num">${format.of100(row.precision)}</td>
                    <td class="num">${format.of100(row.recall)}</td>
                    <td class="num">${format.integer(row.support)}</td>
                  </tr>`,
              )}
            </tbody>
          </table>
        </div>
        <p class="quiet cap">${words.judge.origin[evaluation.origin](evaluation.rowCount)}</p>
      </section>
    </div>`
  }

  // ── a number ──────────────────────────────────────────────

  #regression(evaluation: Evaluation, report: RegressionEvaluation) {
    const { words, format } = this.#locale.value
    const write = (value: number) => format.number(value)
    return html`<div class="cols">
      <section>
        <div class="section">
          <h2>${words.judge.sayTrue}</h2>
          <small>${words.judge.sayTrueHint}</small>
        </div>
        ${this.#chart(scatterPlot(report.points, words.judge.scatterSentence(report.points.length, evaluation.target), { truth: words.judge.truth, said: words.judge.predicted, write }))}
      </section>
      <section>
        <div class="section">
          <h2>${words.judge.groups}</h2>
          <small>${words.judge.groupsHint}</small>
        </div>
        <div class="scroll-x">
          <table class="plain">
            <thead>
              <tr>
                <th scope="col">${evaluation.target}</th>
                <th scope="col" class="num">${words.judge.typicalMiss}</th>
                <th scope="col" class="num">${words.judge.bias}</th>
                <th scope="col" class="num">${words.judge.support}</th>
              </tr>
            </thead>
            <tbody>
              ${report.byQuintile.map(
                (group) =>
                  html`<tr>
                    <td>${words.range(write(group.from), write(group.to))}</td>
                    <td class="num">${write(group.rmse)}</td>
                    <td class="num">${write(group.bias)}</td>
                    <td class="num">${format.integer(group.count)}</td>
                  </tr>`,
              )}
            </tbody>
          </table>
        </div>
        ${report.interval ? html`<p class="quiet cap">${words.judge.intervalText(report.interval.coverage, report.interval.observed)}</p>` : nothing}
        <p class="quiet cap">${words.judge.origin[evaluation.origin](evaluation.rowCount)}</p>
      </section>
    </div>`
  }

  #residuals({ residuals: { edges, counts } }: RegressionEvaluation) {
    const { words, format } = this.#locale.value
    if (counts.length === 0) return nothing
    const write = (value: number) => format.number(value)
    const total = Math.max(
      1,
      counts.reduce((sum, count) => sum + count, 0),
    )
    const top = counts.indexOf(Math.max(...counts))
    return html`<section>
      <div class="section">
        <h2>${words.judge.misses}</h2>
        <small>${words.judge.missesHint}</small>
      </div>
      ${this.#chart(residualBars(edges, counts, words.judge.missesSentence(counts[top] / total, write(edges[top]), write(edges[top + 1])), [words.judge.misses, words.judge.support], write))}
    </section>`
  }

  // ── what every report has ─────────────────────────────────

  #importance({ importance }: Evaluation) {
    const { words, format } = this.#locale.value
    const bars = importance.slice(0, 8)
    if (bars.length === 0) return nothing
    const write = (value: number) => (Math.abs(value) < 10 ? format.fixed(value, 3) : format.number(value))
    return html`<section>
      <div class="section">
        <h2>${words.judge.looksAt}</h2>
        <small>${words.judge.looksAtHint}</small>
      </div>
      ${this.#chart(importanceBars(bars, words.judge.importanceSentence(bars[0].column, write(bars[0].value)), [words.load.column, words.judge.value, words.judge.likely], write))}
    </section>`
  }

  #baselines({ metric, metrics, baselines }: Evaluation) {
    const { words, format } = this.#locale.value
    const own = metrics[metric]
    if (!own) return nothing
    const write = (value: number) => (Math.abs(value) < 10 ? format.fixed(value, 2) : format.number(value))
    const lines: readonly IntervalLine[] = [
      {
        name: words.judge.thisModel,
        value: own.value,
        interval: [own.lower, own.upper],
        text: `${write(own.value)}, ${words.range(write(own.lower), write(own.upper))}`,
        own: true,
      },
      ...baselines
        .filter((baseline) => Number.isFinite(baseline.metrics[metric]))
        .map((baseline) => ({
          name: learnerText({ learner: baseline.name, title: baseline.title }, this.#locale.value),
          value: baseline.metrics[metric],
          interval: null,
          text: write(baseline.metrics[metric]),
          own: false,
        })),
    ]
    const rule = lines[1]
    return html`<section>
      <div class="section">
        <h2>${words.judge.better}</h2>
        <small>${metricTitle(metric, this.#locale.value)}</small>
      </div>
      ${this.#chart(intervalLines(lines, rule ? words.judge.baselineSentence(lines[0].text, rule.text, rule.name) : `${words.judge.thisModel} ${lines[0].text}`, [words.leaderboard.model, metricTitle(metric, this.#locale.value)], ''))}
      <p class="quiet">${metricMeaning(metric, this.#locale.value)}</p>
    </section>`
  }

  #calibration({ calibration }: ClassificationEvaluation) {
    const { words, format } = this.#locale.value
    if (calibration.length === 0) return nothing
    const total = Math.max(
      1,
      calibration.reduce((sum, { count }) => sum + count, 0),
    )
    const gap =
      calibration.reduce((sum, { predicted, observed, count }) => sum + Math.abs(predicted - observed) * count, 0) /
      total
    return html`<section>
      <div class="section">
        <h2>${words.judge.promises}</h2>
        <small>${words.judge.promisesHint}</small>
      </div>
      ${this.#chart(calibrationPlot(calibration, words.judge.calibrationSentence(format.number(gap * 100)), { said: words.judge.promised, happened: words.judge.happened, rows: words.judge.support, write: (value) => format.number(value) }))}
    </section>`
  }

  #metrics({ metrics }: Evaluation) {
    const { words, format } = this.#locale.value
    const write = (value: number) => (Math.abs(value) < 10 ? format.fixed(value, 3) : format.number(value))
    return html`<details class="wide">
      <summary>${words.judge.allMetrics}</summary>
      <div class="scroll-x">
        <table class="plain">
          <thead>
            <tr>
              <th scope="col">${words.judge.metric}</th>
              <th scope="col" class="num">${words.judge.value}</th>
              <th scope="col" class="num">${words.judge.likely}</th>
            </tr>
          </thead>
          <tbody>
            ${Object.entries(metrics).map(
              ([name, { value, lower, upper }]) =>
                html`<tr>
                  <td>
                    ${metricTitle(name, this.#locale.value)}
                    <span class="mean">${metricMeaning(name, this.#locale.value)}</span>
                  </td>
                  <td class="num">${write(value)}</td>
                  <td class="num">${words.range(write(lower), write(upper))}</td>
                </tr>`,
            )}
          </tbody>
        </table>
      </div>
    </details>`
  }

  #chart(spec: ChartSpec, control: unknown = nothing) {
    return html`<csv-chart lang=${this.#locale.value.language} exportparts="chart" .spec=${spec}>${control}</csv-chart>`
  }
}

if (!customElements.get('csv-evaluation')) customElements.define('csv-evaluation', CsvEvaluation)

declare global {
  interface HTMLElementTagNameMap {
    'csv-evaluation': CsvEvaluation
  }
}
