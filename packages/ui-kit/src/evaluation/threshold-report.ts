import { html, nothing } from 'lit'
import { confusionQuilt } from '../charts/confusion-quilt.ts'
import { scoreSplit } from '../charts/score-split.ts'
import type { ClassificationEvaluation, Evaluation } from '../core-types.ts'
import type { Locale } from '../i18n/locale.ts'
import { rich } from '../util/rich.ts'
import { reportChart } from './report-chart.ts'
import { cellsAt, cheapestThreshold } from './threshold.ts'

/** What the two kinds of mistake cost, in the reader's own unit. */
export interface MistakeCosts {
  readonly alarm: number
  readonly missed: number
}

interface ThresholdView {
  readonly evaluation: Evaluation
  readonly report: ClassificationEvaluation
  readonly line: number
  readonly costs: MistakeCosts | null
  readonly setCosts: (costs: MistakeCosts) => void
  readonly moveLine: (line: number) => void
  readonly locale: Locale
}

/** Two answers: the scores, the line between them, and the four cells that follow from it. */
export function thresholdReport(view: ThresholdView) {
  const { evaluation, report, line, moveLine, locale } = view
  const { words, format } = locale
  const { scores } = report
  const positive = evaluation.positive ?? evaluation.classes[1]
  const negative = evaluation.classes.find((name) => name !== positive) ?? words.grid.rest
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
      ${scores ? reportChart(locale, scoreSplit({ ...scores, threshold: line, label: words.judge.scoreSentence(positive), flagged: words.judge.flagged, notFlagged: words.judge.notFlagged, positiveName: positive, negativeName: negative, lastTick: words.judge.cheapestAt(100), head: [words.judge.promised, positive, negative], onDrag: moveLine, write }), html`<input type="range" part="threshold" min="1" max="99" step="1" aria-label=${words.judge.flagLabel} aria-valuetext=${words.judge.cheapestAt(Math.round(line * 100))} .value=${String(Math.round(line * 100))} @input=${(event: Event) => moveLine(Number((event.target as HTMLInputElement).value) / 100)} />`) : nothing}
      <div class="bar costs">
        <span class="from">${rich(words.judge.flagFrom(Math.round(line * 100)))}</span
        >${moved ? html`<button type="button" class="link" @click=${() => moveLine(report.threshold)}>${words.judge.reset}</button>` : nothing}<span
          class="space"
        ></span
        >${costFields(view)}
      </div>
      ${moved ? html`<p class="quiet moved">${words.judge.moved}</p>` : nothing}
    </section>
    <section>
      <div class="section"><h2>${words.judge.happens}</h2></div>
      ${reportChart(locale, confusionQuilt({ tp, fp, fn, tn, label: words.judge.quiltSentence(tp, fn, fp, tn), names: words.judge.cells, flagged: words.judge.flagged, notFlagged: words.judge.notFlagged, positiveName: positive, negativeName: negative, write: format.integer }))}
      <p class="quiet cap">${words.judge.hatched}</p>
      <p class="quiet">${words.judge.origin[evaluation.origin](evaluation.rowCount)}</p>
    </section>
  </div>`
}

function costFields({ report, costs: known, setCosts, moveLine, locale }: ThresholdView) {
  const { words } = locale
  const costs = known ?? { alarm: 1, missed: 1 }
  const best = known ? cheapestThreshold(report, known.alarm, known.missed) : null
  const set = (change: Partial<typeof costs>) => {
    setCosts({ ...costs, ...change })
  }
  return html`<label
      >${words.judge.cost}
      <input
        type="number"
        min="0"
        step="any"
        placeholder="1"
        .value=${known ? String(costs.alarm) : ''}
        @change=${(event: Event) => set({ alarm: Number((event.target as HTMLInputElement).value) })}
    /></label>
    <label
      >${words.judge.lossCost}
      <input
        type="number"
        min="0"
        step="any"
        placeholder="1"
        .value=${known ? String(costs.missed) : ''}
        @change=${(event: Event) => set({ missed: Number((event.target as HTMLInputElement).value) })}
    /></label>
    ${best === null ? nothing : html`<span>${words.judge.cheapest} <button type="button" class="link" @click=${() => moveLine(best)}>${words.judge.cheapestAt(Math.round(best * 100))}</button></span>`}`
}
