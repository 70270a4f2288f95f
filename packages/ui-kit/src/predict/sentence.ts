import type { PredictedRow, SessionFit } from '../core-types.ts'
import type { Locale } from '../i18n/locale.ts'

/** The sentence that answers "what will this one be". */
export function predictionSentence(
  row: PredictedRow | null,
  model: SessionFit['pipeline'],
  { words, format }: Locale,
): string {
  if (!row) return words.use.waiting
  if (model.task === 'binary' && row.probabilities && model.positive !== null)
    return words.use.binary(row.probabilities[model.positive] ?? 0, model.target, model.positive)
  if (row.probabilities)
    return words.use.multiclass(String(row.prediction), row.probabilities[String(row.prediction)] ?? 0)
  const interval = row.interval ? words.use.likely(format.number(row.interval[0]), format.number(row.interval[1])) : ''
  return words.use.regression(format.number(Number(row.prediction)), model.target) + interval
}
