import { comparisonWords } from '../profile/comparison-words.ts'
import { findingRules } from '../profile/findings/index.ts'
import { loaderFindings } from '../profile/loader-findings.ts'
import type { FindingRule } from '../profile/findings/rule.ts'
import type { Finding } from '../util/finding.ts'
import { reportLocale, type ReportLanguage } from './locale.ts'
import { evidenceReader, findingFr } from './words/finding-fr.ts'
import { spaced } from './words/spaced.ts'

export interface FindingText {
  /** The kind of problem. */
  readonly title: string
  /** What it is here, in one or two sentences. */
  readonly text: string
  /** When it speaks, with the numbers; null for what other steps than the profile find. */
  readonly threshold: string | null
}

const rules: { readonly [code: string]: Pick<FindingRule, 'title' | 'threshold'> } = {
  ...loaderFindings,
  ...comparisonWords,
  ...findingRules,
}

/**
 * A finding in words, from its code and evidence; a code without words of ours keeps its English sentence.
 * @example findingText(finding, 'fr').text
 */
export function findingText(finding: Finding, language: ReportLanguage = 'en'): FindingText {
  const { format } = reportLocale(language)
  const said = language === 'fr' ? findingFr[finding.code] : undefined
  if (said === undefined) return english(finding)
  const [title, text, when] = said(finding.column ?? '', evidenceReader(finding.evidence), format)
  const redacted = finding.evidence['redacted'] === true
  return {
    title,
    text: redacted ? `${title}.` : spaced(text),
    threshold: when === undefined ? null : `${spaced(capital(when))}.`,
  }
}

function english({ code, message }: Finding): FindingText {
  const rule = rules[code]
  const ends = /[.?!]$/.test(message) ? '' : '.'
  return {
    title: rule?.title ?? capital(code.replaceAll('-', ' ')),
    text: `${capital(message)}${ends}`,
    threshold: rule?.threshold ?? null,
  }
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
