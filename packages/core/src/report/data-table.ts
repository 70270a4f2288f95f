import { markup, type Html } from './markup.ts'

export interface DataTable {
  readonly caption?: string
  readonly head: readonly string[]
  /** The first cell of a row is its heading. */
  readonly rows: readonly (readonly (string | Html)[])[]
  /** Columns of numbers, set to the right. */
  readonly numbers?: readonly number[]
}

/** A plain table with its headings marked, scrolling by itself where the page is narrow. */
export function dataTable({ caption, head, rows, numbers = [] }: DataTable): Html {
  const kind = (column: number): string => (numbers.includes(column) ? 'n' : 'text')
  return markup`<div class="scroll" tabindex="0" role="group" aria-label="${caption ?? head.filter((name) => name !== '').join(', ')}">
    <table>
      ${
        caption === undefined
          ? null
          : markup`<caption>
              ${caption}
            </caption>`
      }
      <thead>
        <tr>
          ${head.map((name, i) => (name === '' ? markup`<td></td>` : markup`<th scope="col" class="${kind(i)}">${name}</th>`))}
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          ([first, ...rest]) =>
            markup`<tr>
              <th scope="row">${first}</th>
              ${rest.map((cell, i) => markup`<td class="${kind(i + 1)}">${cell}</td>`)}
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`
}
