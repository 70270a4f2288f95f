import type { Estimate } from '../../evaluate/estimate.ts'
import type { Evaluation } from '../../evaluate/evaluation.ts'
import { dataTable } from '../data-table.ts'
import { markup, type Html } from '../markup.ts'
import type { ReportLocale } from '../locale.ts'
import type { ReportSection } from '../section.ts'
import { rateTitle } from '../rate-title.ts'
import { modelWords } from './model-words.ts'

/** Kinds of rows that go wrong, and how the groups that were named are treated. */
export function treatmentSection({ slices, groups, task }: Evaluation, locale: ReportLocale): ReportSection {
  const words = modelWords(locale.language)
  const { format } = locale
  const rows = slices.map(({ conditions, rowCount, error, others }) => [
    conditions.join(' and '),
    format.integer(rowCount),
    format.number(error.value),
    format.number(others.value),
  ])
  const head = [words.rowsWith, locale.words.rows, task === 'regression' ? words.error : words.wrong, words.others]
  return {
    id: 'weak',
    title: words.slices,
    body: markup`<div class="sheet">
      ${rows.length === 0 ? markup`<p>${words.noSlices}</p>` : dataTable({ head, rows, numbers: [1, 2, 3] })}
      ${groups.map((group) => groupTables(group, locale))}
    </div>`,
  }
}

function groupTables({ column, groups, gaps }: Evaluation['groups'][number], locale: ReportLocale): Html {
  const words = modelWords(locale.language)
  const { format } = locale
  const rateName = (rate: string): string => rateTitle(rate, locale.language)
  const withInterval = (found: Estimate | undefined): string | Html =>
    found === undefined
      ? '–'
      : markup`${format.number(found.value)}<br /><span class="quiet">${format.number(found.lower)} – ${format.number(found.upper)}</span>`
  const rates = [...new Set(groups.flatMap((group) => Object.keys(group.rates)))]
  return markup`<h3>${words.groups(column)}</h3>
    <p class="quiet">${words.ratesInterval}</p>
    ${dataTable({
      head: [words.group, locale.words.rows, ...rates.map(rateName)],
      rows: groups.map(({ name, rowCount, rates: found }) => [
        name,
        format.integer(rowCount),
        ...rates.map((rate) => withInterval(found[rate])),
      ]),
      numbers: [1, ...rates.map((_, i) => i + 2)],
    })}
    ${dataTable({
      head: [words.gap, words.highest, words.lowest, words.difference, words.interval],
      rows: gaps.map(({ rate, highest, lowest, difference }) => [
        rateName(rate),
        highest,
        lowest,
        format.number(difference.value),
        `${format.number(difference.lower)} – ${format.number(difference.upper)}`,
      ]),
      numbers: [3, 4],
    })}`
}
