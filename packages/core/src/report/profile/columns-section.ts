import type { ColumnProfile, Profile } from '../../profile/profile.ts'
import { dataTable } from '../data-table.ts'
import { markup, type Html } from '../markup.ts'
import type { ReportLocale } from '../locale.ts'
import type { ReportSection } from '../section.ts'
import { columnCharts } from './column-charts.ts'
import { columnFacts } from './column-facts.ts'

const mostSheets = 150

/** A table of all columns, then a sheet for each. */
export function columnsSection(profile: Profile, locale: ReportLocale): ReportSection {
  const { words, format } = locale
  const shown = profile.columns.slice(0, mostSheets)
  const left = profile.columns.length - shown.length
  return {
    id: 'columns',
    title: words.columns,
    body: markup`<div class="sheet">
        ${dataTable({
          caption: words.columnsSummary,
          head: [words.column, words.type, words.missing, words.distinct, words.values],
          numbers: [2, 3],
          rows: profile.columns.map((column, i) => [
            i < mostSheets ? markup`<a href="#column-${i + 1}">${column.name}</a>` : column.name,
            column.type,
            missingText(column, locale),
            `${column.distinctExact ? '' : '≈ '}${format.integer(column.distinct)}`,
            valuesText(column, locale),
          ]),
        })}
      </div>
      ${shown.map((column, i) => sheet(column, i, profile, locale))}
      ${left > 0 && markup`<p>${words.columnsLeftOut(format.integer(left))}</p>`}`,
  }
}

function sheet(column: ColumnProfile, index: number, profile: Profile, locale: ReportLocale): Html {
  const { words } = locale
  const missing = missingText(column, locale)
  return markup`<article class="sheet" id="column-${index + 1}" aria-labelledby="column-${index + 1}-name">
    <header>
      <h3 id="column-${index + 1}-name">${column.name}</h3>
      <span class="tag">${column.type}</span>
      ${column.name === profile.target?.name && markup`<span class="tag">${words.target}</span>`}
      ${missing !== '' && markup`<span class="quiet">${words.missing}: ${missing}</span>`}
    </header>
    <div class="split">
      <div>${columnCharts(column, profile.target, locale)}</div>
      <div>${columnFacts(column, locale)}</div>
    </div>
  </article>`
}

function missingText({ missing, count }: ColumnProfile, { format }: ReportLocale): string {
  return missing === 0 ? '' : `${format.integer(missing)} (${format.percent(missing / Math.max(1, count))})`
}

function valuesText({ number, date, top, type }: ColumnProfile, { format }: ReportLocale): string {
  if (number !== null) return `${format.number(number.min)} – ${format.number(number.max)}`
  const write = type === 'time' ? format.time : format.date
  if (date !== null) return `${write(date.min)} – ${write(date.max)}`
  return top
    .slice(0, 3)
    .map(({ value, count }) => `${value.length > 24 ? `${value.slice(0, 23)}…` : value} (${format.integer(count)})`)
    .join(', ')
}
