import type { ReportLanguage } from './locale.ts'
import { modelWords } from './model/model-words.ts'

/** What a rate of a group says, in a few words: "found, of the positive" for `truePositiveRate`. */
export function rateTitle(rate: string, language: ReportLanguage = 'en'): string {
  return modelWords(language).rates[rate] ?? rate
}
