import type { Profile } from '../../profile/profile.ts'
import { personalColumns } from '../../profile/redact-profile.ts'
import type { Dataset } from '../../table/dataset.ts'
import type { Finding } from '../../util/finding.ts'
import { findingText } from '../finding-text.ts'
import { markup, type Html } from '../markup.ts'
import type { ReportContext } from '../report-page.ts'
import type { ReportSection } from '../section.ts'
import { evidenceRows } from './evidence-rows.ts'

/** What is wrong, the most costly first: each with its sentence, its threshold, its rows and its remedy. */
export function findingsSection(
  profile: Profile,
  dataset: Dataset | undefined,
  { locale, redact }: ReportContext,
): ReportSection {
  const { words } = locale
  const hidden = redact ? personalColumns(profile) : new Set<string>()
  const one = (finding: Finding): Html => {
    const { title, text, threshold } = findingText(finding, locale.language)
    const { action } = finding.evidence
    return markup`<li>
      <span class="tag ${finding.severity}">${words.severities[finding.severity]}</span>
      <h3>${title}${finding.column === undefined ? '' : `: ${finding.column}`}</h3>
      <p>${text}</p>
      ${threshold === null ? null : markup`<p class="quiet">${words.speaksWhen} ${threshold}</p>`}
      ${typeof action === 'string' && markup`<p class="quiet">${words.answeredBy} <code>${action}</code>.</p>`}
      ${evidenceRows(finding, { profile, dataset, hidden, locale })}
    </li>`
  }
  return {
    id: 'findings',
    title: words.findings,
    body: markup`<div class="sheet">
      ${
        profile.findings.length === 0
          ? markup`<p>${words.noFindings}</p>`
          : markup`<ol class="findings">
              ${profile.findings.map(one)}
            </ol>`
      }
    </div>`,
  }
}
