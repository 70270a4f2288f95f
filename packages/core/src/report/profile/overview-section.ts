import type { Profile } from '../../profile/profile.ts'
import { markup, type Html } from '../markup.ts'
import type { ReportContext } from '../report-page.ts'
import type { ReportSection } from '../section.ts'

/** The size of the table in figures. */
export function overviewSection(profile: Profile, { locale, redact }: ReportContext): ReportSection {
  const { format, words } = locale
  const { table, target } = profile
  const share = table.cells === 0 ? 0 : table.missingCells / table.cells
  return {
    id: 'overview',
    title: words.overview,
    body: markup`<div class="sheet">
      <dl class="big">
        ${fact(words.rowsCount, format.integer(profile.rowCount))}
        ${fact(words.columnsCount, format.integer(profile.columnCount))}
        ${fact(words.missingCells, table.missingCells === 0 ? '0' : `${format.integer(table.missingCells)} (${format.percent(share)})`)}
        ${fact(words.duplicateRows, format.integer(table.duplicateRows))}
        ${target === null ? null : fact(words.target, target.name)}
        ${table.timeOrder === null ? null : fact(words.timeOrder, table.timeOrder)}
      </dl>
      ${target === null ? null : markup`<p>${words.target}: ${target.name}, ${words.tasks[target.task]}${target.positive === null ? '' : `, ${words.asked(format.quote(target.positive))}`}.</p>`}
      ${redact && markup`<p>${words.redacted}</p>`}
    </div>`,
  }
}

function fact(name: string, value: string): Html {
  return markup`<div>
    <dt>${name}</dt>
    <dd>${value}</dd>
  </div>`
}
