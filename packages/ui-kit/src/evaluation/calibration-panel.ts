import { html, nothing } from 'lit'
import { calibrationPlot } from '../charts/calibration-plot.ts'
import type { ClassificationEvaluation } from '../core-types.ts'
import type { Locale } from '../i18n/locale.ts'
import { reportChart } from './report-chart.ts'

export function calibrationPanel(
  { calibration, calibrationError, calibrationByChance }: ClassificationEvaluation,
  locale: Locale,
) {
  const { words, format } = locale
  if (calibration.length === 0) return nothing
  const ofHundred = (share: number) => format.number(share * 100)
  return html`<section>
    <div class="section">
      <h2>${words.judge.promises}</h2>
      <small>${words.judge.promisesHint}</small>
    </div>
    ${reportChart(locale, calibrationPlot(calibration, words.judge.calibrationSentence(ofHundred(calibrationError), ofHundred(calibrationByChance)), { said: words.judge.promised, happened: words.judge.happened, rows: words.judge.support, write: (value) => format.number(value) }))}
  </section>`
}
