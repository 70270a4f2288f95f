import type { Profile } from '../../profile/profile.ts'
import { barsChart } from '../charts/bars.ts'
import { dataTable } from '../data-table.ts'
import { markup, type Html } from '../markup.ts'
import type { ReportLocale } from '../locale.ts'
import type { ReportSection } from '../section.ts'

const mostColumns = 25
const groupsShown = 10

/** Where cells are missing, by column and by row, and which rows stand twice. */
export function missingSection(profile: Profile, locale: ReportLocale): ReportSection {
  const { words, format } = locale
  const { table, rowCount } = profile
  const gaps = profile.columns
    .filter(({ missing }) => missing > 0)
    .sort((a, b) => b.missing - a.missing)
    .slice(0, mostColumns)
    .map(({ name, missing }) => ({ label: name, value: missing / Math.max(1, rowCount) }))
  return {
    id: 'missing',
    title: words.missingTitle,
    body: markup`<div class="sheet">
        ${
          gaps.length === 0
            ? markup`<p>${words.nothingMissing}</p>`
            : markup`<div class="split">
                ${barsChart(
                  {
                    title: words.missingByColumn,
                    head: [words.column, words.share],
                    bars: gaps,
                    write: format.percent,
                  },
                  locale,
                )}${perRow(profile, locale)}
              </div>`
        }
      </div>
      ${copies(words.copies, words.copiesNote(format.integer(table.duplicateRows)), table.duplicateExamples, locale)}
      ${copies(words.copiesNear, words.copiesNearNote(format.integer(table.nearDuplicateRows ?? 0)), table.nearDuplicateExamples ?? [], locale)}`,
  }
}

function copies(
  title: string,
  note: string,
  groups: readonly (readonly number[])[],
  { words, format }: ReportLocale,
): Html | null {
  if (groups.length === 0) return null
  return markup`<div class="sheet"><h3>${title}</h3><p>${note}</p>${dataTable({
    caption: title,
    head: [words.row, words.rows],
    rows: groups
      .slice(0, groupsShown)
      .map(([first, ...rest]) => [format.integer(first + 1), rest.map((row) => format.integer(row + 1)).join(', ')]),
  })}</div>`
}

function perRow({ table }: Profile, locale: ReportLocale): Html {
  const { words, format } = locale
  const last = table.missingPerRow.length - 1
  const bars = table.missingPerRow
    .map((value, cells) => ({ label: cells === last && last === 49 ? `${cells}+` : String(cells), value }))
    .filter(({ value }) => value > 0)
  return barsChart(
    { title: words.missingPerRow, head: [words.missingPerRowHead, words.rows], bars, write: format.integer },
    locale,
  )
}
