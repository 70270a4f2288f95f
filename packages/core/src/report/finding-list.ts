import type { Finding } from '../util/finding.ts'
import { findingText } from './finding-text.ts'
import type { ReportLocale } from './locale.ts'
import { markup, type Html } from './markup.ts'

/** Findings in their order: each with its sentence, its threshold, its rows (as `rowsOf` shows them) and its remedy. */
export function findingList(
  findings: readonly Finding[],
  locale: ReportLocale,
  rowsOf: (finding: Finding) => Html | null = () => null,
  /** Where on the page an action is explained; null for a page without remedies. */
  anchorOf: ((action: string) => string) | null = null,
): Html {
  const { words } = locale
  if (findings.length === 0) return markup`<p>${words.noFindings}</p>`
  return markup`<ol class="findings">${findings.map((finding) => {
    const { title, text, threshold } = findingText(finding, locale.language)
    const { action } = finding.evidence
    return markup`<li>
      <span class="tag ${finding.severity}">${words.severities[finding.severity]}</span>
      <h3>${title}${finding.column === undefined ? '' : `${words.colon}${finding.column}`}</h3>
      <p>${text}</p>
      ${threshold === null ? null : markup`<p class="quiet">${words.speaksWhen} ${threshold}</p>`}
      ${typeof action === 'string' && markup`<p class="quiet">${words.answeredBy} ${anchorOf === null ? markup`<code>${action}</code>` : markup`<a href="#${anchorOf(action)}"><code>${action}</code></a>`}.</p>`}
      ${rowsOf(finding)}
    </li>`
  })}</ol>`
}
