import { html, nothing } from 'lit'
import '../charts/csv-chart.ts'
import { shareBars } from '../charts/share-bars.ts'
import type { PredictedRow, Profile } from '../core-types.ts'
import type { Locale } from '../i18n/locale.ts'
import { answerColor } from './answer-color.ts'
import type { ModelFacts } from './model-facts.ts'

/** An answer for a row that differs in one column. */
export interface Alternative {
  readonly column: string
  readonly value: string | number
  readonly prediction: PredictedRow
}

/** What would change the answer, one column at a time. */
export function alternativePanel(
  alternatives: readonly Alternative[],
  model: ModelFacts,
  profile: Profile | null,
  locale: Locale,
) {
  const { words, format } = locale
  if (alternatives.length === 0) return nothing
  const label = `${words.use.change}, ${words.use.changeHint}`
  const name = ({ column, value }: Alternative) =>
    words.use.if(column, typeof value === 'number' ? format.number(value) : value)
  const positive = model.positive
  if (model.task === 'regression') {
    return html`<section>
      <div class="section">
        <h2>${words.use.change}</h2>
        <small>${words.use.changeHint}</small>
      </div>
      <csv-chart
        lang=${locale.language}
        .spec=${shareBars(numberBars(alternatives, name, locale), label, [words.load.column, model.target])}
      ></csv-chart>
    </section>`
  }
  const bars = alternatives.map((other) => {
    const share =
      model.task === 'binary' && positive !== null
        ? (other.prediction.probabilities?.[positive] ?? 0)
        : (other.prediction.probabilities?.[String(other.prediction.prediction)] ?? 0)
    const color = model.task === 'binary' ? 'answer' : answerColor(model, String(other.prediction.prediction), profile)
    return {
      name: name(other),
      share,
      text: model.task === 'binary' ? format.of100(share) : `${other.prediction.prediction}`,
      color,
    }
  })
  return html`<section>
    <div class="section">
      <h2>${words.use.change}</h2>
      <small>${words.use.changeHint}</small>
    </div>
    <csv-chart
      lang=${locale.language}
      .spec=${shareBars(bars, label, [words.load.column, words.profile.share])}
    ></csv-chart>
  </section>`
}

function numberBars(alternatives: readonly Alternative[], name: (alternative: Alternative) => string, locale: Locale) {
  const { format } = locale
  const values = alternatives.map(({ prediction }) => Number(prediction.prediction))
  const top = Math.max(1e-12, ...values.map(Math.abs))
  return alternatives.map((other, i) => ({
    name: name(other),
    share: Math.abs(values[i]) / top,
    text: format.number(values[i]),
    color: 'data',
  }))
}
