import { html, nothing } from 'lit'
import { calibrationPlot } from '../charts/calibration-plot.ts'
import type { ClassificationEvaluation } from '../core-types.ts'
import type { Locale } from '../i18n/locale.ts'
import { reportChart } from './report-chart.ts'

export function calibrationPanel({ calibration }: ClassificationEvaluation, locale: Locale) {
  const { words, format } = locale
  if (calibration.length === 0) return nothing
  const total = Math.max(
    1,
    calibration.reduce((sum, { count }) => sum + count, 0),
  )
  const gap =
    calibration.reduce((sum, { predicted, observed, count }) => sum + Math.abs(predicted - observed) * count, 0) / total
  return html`<section>
    <div class="section">
      <h2>${words.judge.promises}</h2>
      <small>${words.judge.promisesHint}</small>
    </div>
    ${reportChart(locale, calibrationPlot(calibration, words.judge.calibrationSentence(format.number(gap * 100)), { said: words.judge.promised, happened: words.judge.happened, rows: words.judge.support, write: (value) => format.number(value) }))}
  </section>`
}
