import type { ReportLanguage } from '../locale.ts'
import { titlesFr } from '../words/titles-fr.ts'

/** The title of a metric or a model in a language; one that is not known (a learner of the user's own) stays as it is. */
export function titleIn(language: ReportLanguage, title: string): string {
  if (language === 'en') return title
  const blend = /^Blend of (\d+)$/.exec(title)
  return blend === null ? (titlesFr[title] ?? title) : `Mélange de ${blend[1]}`
}
