import { findingRules } from '../profile/findings/index.ts'
import type { FindingRule } from '../profile/findings/rule.ts'
import type { Finding } from '../util/finding.ts'
import type { ReportLanguage } from './locale.ts'

export interface FindingText {
  /** The kind of problem. */
  readonly title: string
  /** What it is here, in one or two sentences. */
  readonly text: string
  /** When it speaks, with the numbers; null for what other steps than the profile find. */
  readonly threshold: string | null
}

const rules: { readonly [code: string]: FindingRule } = findingRules

/** A finding in words. */
export function findingText(finding: Finding, language: ReportLanguage = 'en'): FindingText {
  void language
  const rule = rules[finding.code]
  return {
    title: rule?.title ?? capital(finding.code.replaceAll('-', ' ')),
    text: capital(finding.message),
    threshold: rule?.threshold ?? null,
  }
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
