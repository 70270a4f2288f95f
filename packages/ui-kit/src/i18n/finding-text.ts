import type { Finding } from '../core-types.ts'
import type { Locale } from './locale.ts'

/** What a finding says in the reader's language: from its code and evidence where we have words, else core's English sentence. */
export function findingText(
  finding: Finding,
  { language, words }: Locale,
): { readonly title: string; readonly text: string | null } {
  const said = words.findings[finding.code]?.(finding.column ?? '', finding.evidence)
  if (said) return { title: said[0], text: said[1] ?? (language === 'en' ? capital(finding.message) : null) }
  return splitSentence(finding.message)
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

/** The first clause is the headline, the rest is the evidence. */
function splitSentence(message: string): { readonly title: string; readonly text: string | null } {
  const at = message.search(/[.;:] /)
  if (at < 12 || message.length < 60) return { title: message.replace(/\.$/, ''), text: null }
  const rest = message.slice(at + 2)
  return { title: message.slice(0, at), text: rest.charAt(0).toUpperCase() + rest.slice(1) }
}
