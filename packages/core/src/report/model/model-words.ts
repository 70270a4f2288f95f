import type { ReportLanguage } from '../locale.ts'
import { modelEn, type ModelWords } from '../words/model-en.ts'
import { modelFr } from '../words/model-fr.ts'

const words: { readonly [language in ReportLanguage]: ModelWords } = { en: modelEn, fr: modelFr }

export function modelWords(language: ReportLanguage): ModelWords {
  return words[language]
}
