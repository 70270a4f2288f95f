import type { GroupReport } from '../../evaluate/group-report.ts'
import { reportLocale, type ReportLanguage } from '../locale.ts'
import { modelWords } from './model-words.ts'

/** Rates that people are told of: the first that the task has. */
const told = ['truePositiveRate', 'accuracy', 'mae'] as const

/** The widest gap between two groups of a column in a sentence, where it is more than chance may bring. */
export function groupWords(
  { column, groups, gaps }: GroupReport,
  positive: string | null,
  language: ReportLanguage,
): readonly string[] {
  const words = modelWords(language)
  const { format } = reportLocale(language)
  const rate = told.find((name) => gaps.some((gap) => gap.rate === name))
  const gap = gaps.find((one) => one.rate === rate)
  if (rate === undefined || gap === undefined || gap.difference.lower <= 0) return []
  const valueOf = (group: string): string => {
    const value = groups.find(({ name }) => name === group)?.rates[rate]?.value ?? NaN
    return rate === 'mae' ? format.number(value) : format.integer(100 * value)
  }
  const what =
    rate === 'truePositiveRate'
      ? words.plainGroupFound(positive ?? '')
      : rate === 'accuracy'
        ? words.plainGroupRight
        : words.plainGroupOff
  const { highest, lowest } = gap
  return [words.plainGroups(what, column, [highest, valueOf(highest)], [lowest, valueOf(lowest)])]
}
