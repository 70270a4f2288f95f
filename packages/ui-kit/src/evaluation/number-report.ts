import { html, nothing } from 'lit'
import { scatterPlot } from '../charts/scatter-plot.ts'
import type { Evaluation, RegressionEvaluation } from '../core-types.ts'
import type { Locale } from '../i18n/locale.ts'
import { reportChart } from './report-chart.ts'

/** A number: said against true, and the misses by the size of the answer. */
export function numberReport(evaluation: Evaluation, report: RegressionEvaluation, locale: Locale) {
  const { words, format } = locale
  const write = (value: number) => format.number(value)
  return html`<div class="cols">
    <section>
      <div class="section">
        <h2>${words.judge.sayTrue}</h2>
        <small>${words.judge.sayTrueHint}</small>
      </div>
      ${reportChart(locale, scatterPlot(report.points, words.judge.scatterSentence(report.points.length, evaluation.target), { truth: words.judge.truth, said: words.judge.predicted, write }))}
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
