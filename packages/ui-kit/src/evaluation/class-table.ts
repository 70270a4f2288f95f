import { html } from 'lit'
import { confusionGrid } from '../charts/confusion-grid.ts'
import type { ClassificationEvaluation, Evaluation } from '../core-types.ts'
import type { Locale } from '../i18n/locale.ts'
import { reportChart } from './report-chart.ts'

/** Several classes: what was taken for what, and how each class fares. */
export function classTable(evaluation: Evaluation, report: ClassificationEvaluation, locale: Locale) {
  const { words, format } = locale
  const right = report.confusion.reduce((sum, row, i) => sum + row[i], 0)
  return html`<div class="cols">
    <section>
      <div class="section">
        <h2>${words.judge.confusion}</h2>
        <small>${words.judge.confusionHint}</small>
      </div>
      ${reportChart(locale, confusionGrid({ classes: evaluation.classes, counts: report.confusion, label: words.judge.confusionSentence(right, evaluation.rowCount), write: format.integer }))}
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
