import { html, nothing } from 'lit'
import '../charts/csv-chart.ts'
import { hundredDots } from '../charts/hundred-dots.ts'
import { shareBars } from '../charts/share-bars.ts'
import type { PredictedRow, Profile } from '../core-types.ts'
import type { Locale } from '../i18n/locale.ts'
import { outOf100 } from '../util/format-share.ts'
import { answerColor } from './answer-color.ts'
import type { ModelFacts } from './model-facts.ts'

/** The answer for the row: dots for two answers, bars for several, the value for a number. */
export function answerPanel(
  prediction: PredictedRow | null,
  model: ModelFacts,
  profile: Profile | null,
  locale: Locale,
) {
  const { words, format } = locale
  if (!prediction) return html`<p class="quiet" role="status">${words.use.waiting}</p>`
  const domain = html`<span class="tag ${prediction.inDomain ? 'good' : 'warn'}"
    >${prediction.inDomain ? words.use.inDomain : words.use.outOfDomain}</span
  >`
  if (model.task === 'binary' && prediction.probabilities && model.positive !== null) {
    const share = prediction.probabilities[model.positive] ?? 0
    const dots = format.of100(share)
    return html`<section>
      <div class="section">
        <h2>${words.use.dots(dots)}</h2>
        <small>${model.target} ${words.quote(model.positive)}</small><span class="space"></span>${domain}
      </div>
      <csv-chart
        lang=${locale.language}
        .spec=${hundredDots(outOf100(share), words.use.dotsSentence(dots, model.positive))}
      ></csv-chart>
    </section>`
  }
  if (prediction.probabilities) {
    const { probabilities } = prediction
    const classes = [...model.classes].sort((a, b) => probabilities[b] - probabilities[a]).slice(0, 8)
    const bars = classes.map((name) => ({
      name,
      share: probabilities[name],
      text: format.of100(probabilities[name]),
      color: answerColor(model, name, profile),
    }))
    return html`<section>
      <div class="section">
        <h2>${words.use.chances}</h2>
        <span class="space"></span>${domain}
      </div>
      <csv-chart
        lang=${locale.language}
        .spec=${shareBars(bars, words.use.chancesSentence(classes[0], bars[0].text), [words.judge.className, words.profile.share])}
      ></csv-chart>
    </section>`
  }
  return html`<section>
    <div class="section">
      <h2>${model.target}</h2>
      <span class="space"></span>${domain}
    </div>
    <p class="value">${format.number(Number(prediction.prediction))}</p>
    ${prediction.interval ? html`<p class="quiet">${words.use.likely(format.number(prediction.interval[0]), format.number(prediction.interval[1]))}</p>` : nothing}
  </section>`
}
