import type { CleaningStep, Finding } from '../core-types.ts'
import { findingText } from '../i18n/finding-text.ts'
import type { Locale } from '../i18n/locale.ts'

/** Core's own sentence; in another language the finding that the step answers says the same. */
export function stepReason(step: CleaningStep, findings: readonly Finding[], locale: Locale): string {
  const { language } = locale
  const finding =
    language === 'en'
      ? undefined
      : findings.find(({ code, column }) => code === step.finding && (column === undefined || column === step.column))
  if (!finding) return step.reason
  const { title, text } = findingText(finding, locale)
  return text ? `${title}. ${text}` : `${title}.`
}
