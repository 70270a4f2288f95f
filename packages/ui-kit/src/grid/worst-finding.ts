import { html, nothing } from 'lit'
import type { Profile } from '../core-types.ts'
import type { Locale } from '../i18n/locale.ts'
import { icon } from '../util/icons.ts'

/** The gravest finding about a column, as a mark in its header. */
export function worstFinding(name: string, profile: Profile | null, locale: Locale) {
  const { words } = locale
  const finding = profile?.findings.find(({ column, severity }) => column === name && severity !== 'info')
  return finding
    ? html`<span class="flag ${finding.severity === 'error' ? 'bad' : 'warn'}" title=${finding.message}
        >${icon(finding.severity === 'error' ? 'problem' : 'warning', 12)}<span class="sr"
          >${words.severity[finding.severity]}</span
        ></span
      >`
    : nothing
}
