import { html, nothing } from 'lit'
import { intervalLines, type IntervalLine } from '../charts/interval-lines.ts'
import type { Evaluation } from '../core-types.ts'
import { learnerText } from '../i18n/learner-text.ts'
import type { Locale } from '../i18n/locale.ts'
import { metricMeaning, metricTitle } from '../i18n/metric-text.ts'
import { reportChart } from './report-chart.ts'

export function baselinePanel({ metric, metrics, baselines }: Evaluation, locale: Locale) {
  const { words, format } = locale
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
        name: learnerText({ learner: baseline.name, title: baseline.title }, locale),
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
      <small>${metricTitle(metric, locale)}</small>
    </div>
    ${reportChart(locale, intervalLines(lines, rule ? words.judge.baselineSentence(lines[0].text, rule.text, rule.name) : `${words.judge.thisModel} ${lines[0].text}`, [words.leaderboard.model, metricTitle(metric, locale)], ''))}
    <p class="quiet">${metricMeaning(metric, locale)}</p>
  </section>`
}
