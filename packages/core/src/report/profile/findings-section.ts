import type { Profile } from '../../profile/profile.ts'
import { personalColumns } from '../../profile/redact-profile.ts'
import type { Dataset } from '../../table/dataset.ts'
import { findingList } from '../finding-list.ts'
import { markup } from '../markup.ts'
import type { ReportContext } from '../report-page.ts'
import type { ReportSection } from '../section.ts'
import { evidenceRows } from './evidence-rows.ts'
import { remedyAnchor } from './remedies-section.ts'

/** What is wrong, the most costly first. */
export function findingsSection(
  profile: Profile,
  dataset: Dataset | undefined,
  { locale, redact }: ReportContext,
): ReportSection {
  const hidden = redact ? personalColumns(profile) : new Set<string>()
  return {
    id: 'findings',
    title: locale.words.findings,
    body: markup`<div class="sheet">${findingList(
      profile.findings,
      locale,
      (finding) => evidenceRows(finding, { profile, dataset, hidden, locale }),
      remedyAnchor,
    )}</div>`,
  }
}
