import { dataTable, type DataTable } from '../data-table.ts'
import { markup, type Html } from '../markup.ts'
import type { ReportLocale } from '../locale.ts'

export interface Chart {
  readonly title: string
  /** What the picture shows, for those who cannot see it. */
  readonly sentence: string
  readonly width: number
  readonly height: number
  readonly marks: Html
  readonly key?: Html
  /** The same numbers as a table, behind the chart. */
  readonly table: DataTable
}

/** A picture with its title, its sentence and its table. */
export function figure({ title, sentence, width, height, marks, key, table }: Chart, { words }: ReportLocale): Html {
  return markup`<figure>
    <figcaption>${title}</figcaption>
    ${key ?? null}
    <svg viewBox="0 0 ${width} ${height}" role="img" aria-label="${sentence}">${marks}</svg>
    <details>
      <summary>${words.showTable}</summary>
      ${dataTable(table)}
    </details>
  </figure>`
}

/** What the colours stand for, in words beside a swatch. */
export function keyOf(names: readonly string[]): Html {
  return markup`<ul class="key">
    ${names.map(
      (name, i) =>
        markup`<li>
          <svg viewBox="0 0 12 12" aria-hidden="true">
            <rect width="12" height="12" rx="2" class="s${(i % 6) + 1}" /></svg
          >${name}
        </li>`,
    )}
  </ul>`
}
