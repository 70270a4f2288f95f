import type { Evaluation } from '../../evaluate/evaluation.ts'
import { markup } from '../markup.ts'
import type { ReportLocale } from '../locale.ts'
import type { ReportSection } from '../section.ts'
import { modelWords } from './model-words.ts'

const mostNamed = 3

/** What the scores come to, for those who do not know their names: in a hundred rows, or in the unit of the target. */
export function plainWords(
  { metrics, baselines, classes, positive, importance }: Evaluation,
  locale: ReportLocale,
): readonly ReportSection[] {
  const words = modelWords(locale.language)
  const { format } = locale
  const constant = baselines.find(({ name }) => name.startsWith('constant'))?.metrics ?? {}
  const perHundred = (share: number) => format.integer(100 * share)
  const { accuracy, recall, precision, medianAe } = metrics
  const sentences: string[] = []
  if (accuracy !== undefined)
    sentences.push(
      words.plainRight(
        perHundred(accuracy.value),
        constant['accuracy'] === undefined ? null : perHundred(constant['accuracy']),
      ),
    )
  if (positive !== null && classes.length === 2 && recall !== undefined && precision !== undefined)
    sentences.push(words.plainFound(positive, perHundred(recall.value), perHundred(precision.value)))
  if (medianAe !== undefined)
    sentences.push(
      words.plainOff(
        format.number(medianAe.value),
        constant['medianAe'] === undefined ? null : format.number(constant['medianAe']),
      ),
    )
  const sure = importance.filter(({ lower }) => lower > 0).slice(0, mostNamed)
  if (sure.length > 0) sentences.push(words.plainLooks(format.list(sure.map(({ column }) => format.quote(column)))))
  if (sentences.length === 0) return []
  const body = markup`<div class="sheet">${sentences.map((sentence) => markup`<p>${sentence}</p>`)}</div>`
  return [{ id: 'plain', title: words.plain, body }]
}
