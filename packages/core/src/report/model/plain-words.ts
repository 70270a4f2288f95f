import type { Evaluation } from '../../evaluate/evaluation.ts'
import { groupWords } from './group-words.ts'
import { reportLocale, type ReportLanguage } from '../locale.ts'
import { modelWords } from './model-words.ts'

const mostNamed = 3
/** From here on down it is said that one class is looked for more eagerly than the other. */
const usualThreshold = 0.45

/**
 * What the scores come to, for those who do not know their names: sentences about a hundred rows, or in the unit of the target.
 * @example plainWords(evaluation).join(' ')
 */
export function plainWords(
  { metrics, baselines, classes, positive, importance, origin, classification, groups }: Evaluation,
  language: ReportLanguage = 'en',
): readonly string[] {
  const words = modelWords(language)
  const { format } = reportLocale(language)
  const constant = baselines.find(({ name }) => name.startsWith('constant'))?.metrics ?? {}
  const perHundred = (share: number) => format.integer(100 * share)
  const isHoldout = origin === 'holdout'
  const { accuracy, recall, precision, medianAe } = metrics
  const sentences: string[] = []
  if (accuracy !== undefined)
    sentences.push(
      words.plainRight(
        perHundred(accuracy.value),
        constant['accuracy'] === undefined ? null : perHundred(constant['accuracy']),
        isHoldout,
      ),
    )
  if (positive !== null && classes.length === 2 && recall !== undefined && precision !== undefined)
    sentences.push(words.plainFound(positive, perHundred(recall.value), perHundred(precision.value)))
  if (classification?.costs !== undefined) {
    const { perRow, oneAnswer } = classification.costs
    sentences.push(words.plainCosts(format.number(perRow.value), oneAnswer.class, format.number(oneAnswer.perRow)))
  } else if (positive !== null && classification !== null && classification.threshold < usualThreshold)
    sentences.push(words.plainEager(positive, format.percent(classification.threshold)))
  if (medianAe !== undefined)
    sentences.push(
      words.plainOff(
        format.number(medianAe.value),
        constant['medianAe'] === undefined ? null : format.number(constant['medianAe']),
        isHoldout,
      ),
    )
  sentences.push(...groups.flatMap((report) => groupWords(report, positive, language)))
  const sure = importance.filter(({ lower }) => lower > 0).slice(0, mostNamed)
  if (sure.length > 0) sentences.push(words.plainLooks(format.list(sure.map(({ column }) => format.quote(column)))))
  return sentences
}
