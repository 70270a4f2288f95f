import { html, nothing } from 'lit'
import { residualBars } from '../charts/residual-bars.ts'
import type { RegressionEvaluation } from '../core-types.ts'
import type { Locale } from '../i18n/locale.ts'
import { reportChart } from './report-chart.ts'

export function residualPanel({ residuals: { edges, counts } }: RegressionEvaluation, locale: Locale) {
  const { words, format } = locale
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
    ${reportChart(locale, residualBars(edges, counts, words.judge.missesSentence(counts[top] / total, write(edges[top]), write(edges[top + 1])), [words.judge.misses, words.judge.support], write))}
  </section>`
}
