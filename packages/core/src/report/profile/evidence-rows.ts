import type { Profile } from '../../profile/profile.ts'
import type { Dataset } from '../../table/dataset.ts'
import type { Finding } from '../../util/finding.ts'
import { dataTable } from '../data-table.ts'
import { markup, type Html } from '../markup.ts'
import type { ReportLocale } from '../locale.ts'

interface Around {
  readonly profile: Profile
  readonly dataset: Dataset | undefined
  /** Columns whose values are not shown. */
  readonly hidden: ReadonlySet<string>
  readonly locale: ReportLocale
}

const mostRows = 6
const mostColumns = 6

/** The rows of a finding as they stand in the file, the columns concerned first; only their numbers where the table is not at hand. */
export function evidenceRows(finding: Finding, { profile, dataset, hidden, locale }: Around): Html | null {
  const { rows: given } = finding.evidence
  if (!Array.isArray(given) || given.length === 0) return null
  const rows = given.filter((row): row is number => typeof row === 'number' && row < profile.rowCount)
  const { words, format } = locale
  if (dataset === undefined || dataset.rowCount !== profile.rowCount)
    return markup`<p class="quiet">${words.provingRows}: ${rows.map((row) => format.integer(row + 1)).join(', ')}</p>`
  const concerned = concernedColumns(finding, profile)
  const names = [...concerned, ...profile.columns.map(({ name }) => name).filter((name) => !concerned.includes(name))]
  const shown = names.slice(0, Math.max(concerned.length, mostColumns)).slice(0, 2 * mostColumns)
  return markup`<details>
    <summary>${words.provingRows}</summary>
    ${dataTable({
      head: [words.row, ...shown],
      rows: rows
        .slice(0, mostRows)
        .map((row) => [
          format.integer(row + 1),
          ...shown.map((name) => (hidden.has(name) ? words.hidden : cellText(dataset.column(name).original(row)))),
        ]),
    })}
  </details>`
}

/** The column of the finding and those that its evidence names. */
function concernedColumns({ column, evidence }: Finding, { columns, target }: Profile): readonly string[] {
  const known = new Set(columns.map(({ name }) => name))
  const named = ['of', 'with', 'by', 'columns', 'parts'].flatMap((key) => {
    const value = evidence[key]
    return Array.isArray(value) ? value : [value]
  })
  return [...new Set([column, ...named, target?.name])].filter(
    (name): name is string => typeof name === 'string' && known.has(name),
  )
}

function cellText(text: string): string {
  return text.length > 80 ? `${text.slice(0, 79)}…` : text
}
