import { html } from 'lit'
import type { Evaluation } from '../core-types.ts'
import type { Locale } from '../i18n/locale.ts'
import { metricMeaning, metricTitle } from '../i18n/metric-text.ts'

export function metricTable({ metrics }: Evaluation, locale: Locale) {
  const { words, format } = locale
  const write = (value: number) => (Math.abs(value) < 10 ? format.fixed(value, 3) : format.number(value))
  // Of a target that is zero somewhere an error in percent is a number without a meaning.
  const meant = Object.entries(metrics).filter(([name, { value }]) => name !== 'mape' || value < 1e6)
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
          ${meant.map(
            ([name, { value, lower, upper }]) =>
              html`<tr>
                <td>
                  ${metricTitle(name, locale)}
                  <span class="mean">${metricMeaning(name, locale)}</span>
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
