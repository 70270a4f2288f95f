import { html, LitElement, nothing } from 'lit'
import { LocaleController } from '../controllers/locale-controller.ts'
import type { ClassificationEvaluation, Evaluation } from '../core-types.ts'
import { baselinePanel } from '../evaluation/baseline-panel.ts'
import { calibrationPanel } from '../evaluation/calibration-panel.ts'
import { classTable } from '../evaluation/class-table.ts'
import { importancePanel } from '../evaluation/importance-panel.ts'
import { metricTable } from '../evaluation/metric-table.ts'
import { numberReport } from '../evaluation/number-report.ts'
import { residualPanel } from '../evaluation/residual-panel.ts'
import { evaluationSentence } from '../evaluation/sentence.ts'
import { thresholdReport, type MistakeCosts } from '../evaluation/threshold-report.ts'
import { answer } from '../styles/answer.css.ts'
import { base } from '../styles/base.css.ts'
import { controls } from '../styles/controls.css.ts'
import { evaluation } from '../styles/evaluation.css.ts'
import { table } from '../styles/table.css.ts'
import { tokens } from '../styles/tokens.css.ts'
import { emit } from '../util/emit.ts'
import { rich } from '../util/rich.ts'

/**
 * How good a model is on rows it has not seen: the sentence, where to draw the line, what it gets right and wrong, next to simple rules.
 * @fires threshold-change - `{ threshold }`
 */
export class CsvEvaluation extends LitElement {
  static override styles = [tokens, base, controls, table, answer, evaluation]
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
  declare costs: MistakeCosts | null
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
    const locale = this.#locale.value
    const { words } = locale
    if (!evaluation) return html`<p class="quiet">${words.analyzer.noModel}</p>`
    const { classification, regression } = evaluation
    return html`${
        this.headless
          ? nothing
          : html`<div class="head">
              <div>
                <p class="ask" part="question">${words.judge.question}</p>
                <p class="answer" part="answer" aria-live="polite">
                  ${rich(evaluationSentence(evaluation, this.#line, locale))}
                </p>
              </div>
            </div>`
      }
      ${classification ? (classification.scores ? this.#threshold(evaluation, classification) : classTable(evaluation, classification, locale)) : nothing}
      ${regression ? numberReport(evaluation, regression, locale) : nothing}
      <div class="trio">
        ${importancePanel(evaluation, locale)}${baselinePanel(evaluation, locale)}${classification ? calibrationPanel(classification, locale) : nothing}${regression ? residualPanel(regression, locale) : nothing}
      </div>
      ${metricTable(evaluation, locale)}`
  }

  get #line(): number {
    return Number.isNaN(this.threshold) ? (this.evaluation?.classification?.threshold ?? 0.5) : this.threshold
  }

  #threshold(evaluation: Evaluation, report: ClassificationEvaluation) {
    return thresholdReport({
      evaluation,
      report,
      line: this.#line,
      costs: this.costs,
      setCosts: (costs) => {
        this.costs = costs
      },
      moveLine: this.#move,
      locale: this.#locale.value,
    })
  }

  #move = (threshold: number) => {
    this.threshold = threshold
    emit(this, 'threshold-change', { threshold })
  }
}

if (!customElements.get('csv-evaluation')) customElements.define('csv-evaluation', CsvEvaluation)

declare global {
  interface HTMLElementTagNameMap {
    'csv-evaluation': CsvEvaluation
  }
}
