import { html, nothing } from 'lit'
import { importanceBars } from '../charts/importance-bars.ts'
import type { Evaluation } from '../core-types.ts'
import type { Locale } from '../i18n/locale.ts'
import { reportChart } from './report-chart.ts'

export function importancePanel({ importance }: Evaluation, locale: Locale) {
  const { words, format } = locale
  const bars = importance.slice(0, 8)
  if (bars.length === 0) return nothing
  const write = (value: number) => (Math.abs(value) < 10 ? format.fixed(value, 3) : format.number(value))
  return html`<section>
    <div class="section">
      <h2>${words.judge.looksAt}</h2>
      <small>${words.judge.looksAtHint}</small>
    </div>
    ${reportChart(locale, importanceBars(bars, words.judge.importanceSentence(bars[0].column, write(bars[0].value)), [words.load.column, words.judge.value, words.judge.likely], write))}
  </section>`
}
