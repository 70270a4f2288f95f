import type { Profile } from '../../profile/profile.ts'
import { redactProfile } from '../../profile/redact-profile.ts'
import { markup, type Html } from '../markup.ts'
import type { ReportLocale } from '../locale.ts'
import type { ReportPage } from '../report-page.ts'
import { columnsSection } from './columns-section.ts'
import { findingsSection } from './findings-section.ts'
import { missingSection } from './missing-section.ts'
import { overviewSection } from './overview-section.ts'
import { relationsSection } from './relations-section.ts'
import { remediesSection } from './remedies-section.ts'

/** What is in a file: findings first, then each column, then how they go together. */
export const profilePage: ReportPage = {
  name: 'profile',
  make({ profile, dataset }, { locale, redact }) {
    if (profile === undefined) return null
    const shown = redact ? redactProfile(profile) : profile
    const remedies = remediesSection(shown, dataset, locale)
    return {
      title: locale.words.profileTitle(profile.name),
      question: locale.words.profileQuestion,
      answer: answer(profile, locale),
      sections: [
        overviewSection(shown, { locale, redact }),
        findingsSection(shown, dataset, { locale, redact }),
        ...(remedies === null ? [] : [remedies]),
        columnsSection(shown, locale),
        relationsSection(shown, locale),
        missingSection(shown, locale),
      ],
    }
  },
}

function answer({ rowCount, columnCount, findings }: Profile, { format, words }: ReportLocale): Html {
  const graver = findings.filter(({ severity }) => severity !== 'info').length
  const rest = findings.length - graver
  const said =
    findings.length === 0
      ? words.nothingWrong
      : graver > 0
        ? words.toSettle(format.integer(graver), graver === 1)
        : words.toKnow(format.integer(rest), rest === 1)
  return markup`${words.profileAnswer(format.integer(rowCount), format.integer(columnCount))}<b>${said}</b>.`
}
