import { CsvAnalyzerError } from '../util/error.ts'
import type { Format } from './format.ts'
import { en } from './words/en.ts'
import { fr } from './words/fr.ts'
import type { ReportWords } from './words/en.ts'

export type ReportLanguage = 'en' | 'fr'

/** One language of the reports: how it writes values, and its words. */
export interface ReportLocale {
  readonly language: ReportLanguage
  readonly format: Format
  readonly words: ReportWords
}

const locales: { readonly [language in ReportLanguage]: ReportLocale } = { en, fr }

/** By the primary tag: "fr-CH" is French. @throws CsvAnalyzerError `unknown-language` */
export function reportLocale(tag = 'en'): ReportLocale {
  const primary = tag.toLowerCase().split(/[-_]/)[0]
  if (primary === 'en' || primary === 'fr') return locales[primary]
  throw new CsvAnalyzerError('unknown-language', `unknown language "${tag}"; reports speak en and fr`, {
    language: tag,
  })
}
