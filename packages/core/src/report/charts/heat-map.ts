import { markup, type Html } from '../markup.ts'
import type { ReportLocale } from '../locale.ts'
import { figure } from './figure.ts'

export interface HeatMap {
  readonly title: string
  readonly sentence: string
  /** Heading of the first column of the table. */
  readonly corner: string
  readonly rows: readonly string[]
  readonly columns: readonly string[]
  /** Row by row; null where there is none. */
  readonly values: readonly (readonly (number | null)[])[]
  /** The values at both ends of the colours. */
  readonly range: readonly [number, number]
  readonly write: (value: number) => string
}

const cell = 34
const left = 150
const top = 90

/** A grid of values: each is written in its cell, the colour only helps the eye. */
export function heatMap(map: HeatMap, locale: ReportLocale): Html {
  const { title, sentence, corner, rows, columns, values, range, write } = map
  const marks = markup`${columns.map(
    (name, j) =>
      markup`<text transform="translate(${left + j * cell + 20} ${top - 6}) rotate(-40)">${clipped(name, 16)}</text>`,
  )}${rows.map(
    (name, i) =>
      markup`<text x="${left - 8}" y="${top + i * cell + 21}" class="end strong">${clipped(name, 20)}</text>${columns.map(
        (other, j) => cellOf(values[i][j], { name, other, x: left + j * cell, y: top + i * cell, range, write }),
      )}`,
  )}`
  return figure(
    {
      title,
      sentence,
      width: left + Math.max(columns.length * cell, 200) + 60,
      height: top + rows.length * cell + 4,
      marks,
      table: {
        head: [corner, ...columns],
        numbers: columns.map((_, j) => j + 1),
        rows: rows.map((name, i) => [name, ...values[i].map((value) => (value === null ? '' : write(value)))]),
      },
    },
    locale,
  )
}

function cellOf(
  value: number | null,
  at: {
    readonly name: string
    readonly other: string
    readonly x: number
    readonly y: number
    readonly range: readonly [number, number]
    readonly write: (value: number) => string
  },
): Html {
  if (value === null)
    return markup`<rect x="${at.x}" y="${at.y}" width="${cell - 2}" height="${cell - 2}" class="h0" />`
  const [low, high] = at.range
  const share = Math.max(0, Math.min(1, (value - low) / (high - low)))
  const level = Math.min(7, 1 + Math.floor((1 - share) * 7))
  const text = at.write(value)
  return markup`<g
    ><title>${at.name} × ${at.other}: ${text}</title
    ><rect x="${at.x}" y="${at.y}" width="${cell - 2}" height="${cell - 2}" class="h${level}" /><text
      x="${at.x + cell / 2 - 1}"
      y="${at.y + 21}"
      class="mid ${level === 1 || level === 7 ? 'on-dark' : 'strong'}"
      >${text}</text
    ></g
  >`
}

function clipped(label: string, most: number): string {
  const characters = [...label]
  return characters.length > most ? `${characters.slice(0, most - 1).join('')}…` : label
}
