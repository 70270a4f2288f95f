import { compareProfiles } from '../../profile/compare-profiles.ts'
import type { ColumnChange, ProfileComparison } from '../../profile/profile-comparison.ts'
import type { Profile } from '../../profile/profile.ts'
import { personalColumns, redactProfile } from '../../profile/redact-profile.ts'
import { dataTable } from '../data-table.ts'
import { findingList } from '../finding-list.ts'
import { markup, type Html } from '../markup.ts'
import type { ReportLocale } from '../locale.ts'
import type { ReportPage } from '../report-page.ts'
import { changedCharts } from './changed-charts.ts'

/** What changed from one profile to another. */
export const comparisonPage: ReportPage = {
  name: 'comparison',
  make({ profile, comparedWith, sharedRows }, { locale, redact }) {
    if (profile === undefined || comparedWith === undefined) return null
    const { words, format } = locale
    const hidden = redact ? new Set([...personalColumns(profile), ...personalColumns(comparedWith)]) : new Set<string>()
    const [before, after] = redact ? [redactProfile(profile), redactProfile(comparedWith)] : [profile, comparedWith]
    const comparison = compareProfiles(before, after)
    const changed = comparison.columns.filter(({ change }) => change !== 'same').length
    const found = [...(sharedRows ? [sharedRows] : []), ...comparison.findings]
    return {
      title: words.comparisonTitle(profile.name, comparedWith.name),
      question: words.comparisonQuestion,
      answer:
        changed === 0
          ? markup`${words.comparisonSame}.`
          : markup`<b>${words.comparisonAnswer(format.integer(changed), format.integer(comparison.columns.length))}</b>.`,
      sections: [
        {
          id: 'comparison',
          title: words.comparison,
          body: markup`<div class="sheet">
              <p>
                ${words.before}: ${profile.name}, ${format.integer(comparison.rows[0])} ${words.rows}. ${words.after}:
                ${comparedWith.name}, ${format.integer(comparison.rows[1])} ${words.rows}.
              </p>
              ${changesTable(comparison, hidden, locale)}
              <p class="quiet">
                ${words.comparisonNote(format.number(comparison.thresholds.distance), format.percent(comparison.thresholds.missing), format.number(comparison.thresholds.meanShift))}
              </p>
            </div>
            <div class="sheet">${findingList(found, locale)}</div>
            ${charts(comparison, before, after, locale)}`,
        },
      ],
    }
  },
}

function charts(comparison: ProfileComparison, before: Profile, after: Profile, locale: ReportLocale): Html | null {
  const drawn = changedCharts(comparison, before, after, locale)
  return drawn.length === 0 ? null : markup`<div class="sheet"><div class="split">${drawn}</div></div>`
}

function changesTable(
  { columns }: ProfileComparison,
  hidden: ReadonlySet<string>,
  { words, format }: ReportLocale,
): Html {
  const pair = (values: readonly (number | null)[], write: (value: number) => string): string =>
    values.map((value) => (value === null ? '–' : write(value))).join(' → ')
  const maybe = (value: number | null, write: (value: number) => string): string => (value === null ? '' : write(value))
  const typeOf = ({ type: [before, after] }: ColumnChange): string =>
    before === after ? (before ?? '') : `${before ?? '–'} → ${after ?? '–'}`
  return dataTable({
    head: [
      words.column,
      words.change,
      words.type,
      words.missing,
      words.distance,
      words.meanShift,
      words.outOfRange,
      words.newValues,
    ],
    numbers: [3, 4, 5, 6],
    rows: columns.map((change) => [
      change.column,
      words.changes[change.change],
      typeOf(change),
      change.missing.every((share) => share === 0) ? '' : pair(change.missing, format.percent),
      maybe(change.distance, (value) => format.number(Math.round(value * 1000) / 1000)),
      maybe(change.meanShift, (value) => format.number(Math.round(value * 100) / 100)),
      maybe(change.outOfRange, format.percent),
      hidden.has(change.column) ? words.hidden : change.newValues.join(', '),
    ]),
  })
}
