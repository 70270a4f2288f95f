import { findingText, type Finding, type ReportLanguage } from '../node.ts'

const signs: { readonly [language in ReportLanguage]: { readonly [severity in Finding['severity']]: string } } = {
  en: { error: 'error', warning: 'warning', info: 'note' },
  fr: { error: 'erreur', warning: 'alerte', info: 'note' },
}
const words = {
  en: { row: 'row', rows: 'rows', when: 'Said when:' },
  fr: { row: 'ligne', rows: 'lignes', when: 'Dit quand :' },
}
const indent = 9
const rowsShown = 5

export interface FindingsTextOptions {
  readonly language?: ReportLanguage
  /** Under each finding the rows that prove it (counted from 1) and the action that answers it. */
  readonly evidence?: boolean
  /** And when it speaks. */
  readonly thresholds?: boolean
}

/** One line a finding, the gravest first. */
export function findingsText(
  findings: readonly Finding[],
  { language = 'en', evidence = false, thresholds = false }: FindingsTextOptions = {},
): string {
  const rank = { error: 0, warning: 1, info: 2 }
  return [...findings]
    .sort((a, b) => rank[a.severity] - rank[b.severity])
    .flatMap((finding) => {
      const { text, threshold } = findingText(finding, language)
      const below = [
        ...(thresholds && threshold !== null ? [`${words[language].when} ${threshold}`] : []),
        ...(evidence ? [proofOf(finding, language)] : []),
      ]
      return [
        `${signs[language][finding.severity].padEnd(indent)}${text}`,
        ...below.filter((line) => line !== '').map((line) => `${' '.repeat(indent)}${line}`),
      ]
    })
    .join('\n')
}

/** "rows 3, 17 … → dropColumn" */
function proofOf({ evidence }: Finding, language: ReportLanguage): string {
  const { rows, action } = evidence
  const numbers = Array.isArray(rows) ? rows.filter((row) => typeof row === 'number') : []
  const { row, rows: many } = words[language]
  const shown = numbers.slice(0, rowsShown).map((number) => number + 1)
  return [
    ...(shown.length === 0
      ? []
      : [`${shown.length === 1 ? row : many} ${shown.join(', ')}${numbers.length > rowsShown ? ' …' : ''}`]),
    ...(typeof action === 'string' ? [`→ ${action}`] : []),
  ].join(' ')
}
