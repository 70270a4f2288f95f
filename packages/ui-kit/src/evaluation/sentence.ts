import type { Evaluation } from '../core-types.ts'
import type { Locale } from '../i18n/locale.ts'
import { cellsAt } from './threshold.ts'

const FEW = 50

/** The sentence that answers "how good is it": frequencies first, a warning before the score where the score rests on little. */
export function evaluationSentence(evaluation: Evaluation, threshold: number, locale: Locale): string {
  const { task } = evaluation
  if (task === 'binary') return binarySentence(evaluation, threshold, locale)
  return task === 'multiclass' ? multiclassSentence(evaluation, locale) : regressionSentence(evaluation, locale)
}

function binarySentence(
  { classification, positive, classes, target }: Evaluation,
  threshold: number,
  { words }: Locale,
): string {
  if (!classification) return ''
  const value = positive ?? classes[1] ?? ''
  const { tp, fp, fn } = cellsAt(classification, threshold)
  const few = tp + fn < FEW ? words.judge.few(tp + fn) : ''
  if (tp + fp === 0) return words.judge.flagsNone(value) + few
  return words.judge.binary(target, value, tp / (tp + fp), tp / Math.max(1, tp + fn)) + few
}

function multiclassSentence(
  { metrics, classification, classes, baselines, rowCount }: Evaluation,
  { words }: Locale,
): string {
  const confusion = classification?.confusion ?? []
  const right = confusion.reduce((sum, row, i) => sum + row[i], 0)
  const accuracy = metrics.accuracy?.value ?? right / Math.max(1, rowCount)
  const totals = confusion.map((row) => row.reduce((sum, count) => sum + count, 0))
  const largest = totals.indexOf(Math.max(...totals))
  const constant = baselines[0]?.metrics.accuracy ?? null
  return (
    words.judge.multiclass(accuracy, classes[largest] ?? '', constant) +
    (rowCount < FEW ? words.judge.few(rowCount) : '')
  )
}

function regressionSentence(
  { metrics, metric, baselines, target, rowCount }: Evaluation,
  { words, format }: Locale,
): string {
  const name = metrics.mae ? 'mae' : metric
  const baseline = baselines[0]?.metrics[name]
  return (
    words.judge.regression(
      format.number(metrics[name]?.value ?? Number.NaN),
      target,
      baseline === undefined ? null : format.number(baseline),
    ) + (rowCount < FEW ? words.judge.few(rowCount) : '')
  )
}
