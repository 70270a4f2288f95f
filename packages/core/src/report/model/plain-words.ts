import type { Evaluation } from '../../evaluate/evaluation.ts'
import { markup, type Html } from '../markup.ts'
import type { ReportLocale } from '../locale.ts'
import { modelWords } from './model-words.ts'

/** What the scores come to, for those who do not know their names: in a hundred rows, or in the unit of the target. */
export function plainWords({ metrics, baselines, classes, positive }: Evaluation, locale: ReportLocale): Html | null {
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
  return sentences.length === 0 ? null : markup`<p>${sentences.join(' ')}</p>`
}
