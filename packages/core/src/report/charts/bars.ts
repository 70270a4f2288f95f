import { markup, type Html } from '../markup.ts'
import type { ReportLocale } from '../locale.ts'
import { figure, keyOf } from './figure.ts'
import { place } from './ticks.ts'

export interface BarsChart {
  readonly title: string
  /** What the labels are, and what the values: headings of the table. */
  readonly head: readonly [string, string]
  readonly bars: readonly {
    readonly label: string
    readonly value: number
    /** Parts of the value by class, drawn one after the other. */
    readonly parts?: readonly number[]
  }[]
  readonly classes?: readonly string[]
  readonly write: (value: number) => string
}

const width = 480
const row = 22
const left = 160
const right = 70

/** One bar a label, from zero, its value written at its end. */
export function barsChart({ title, head, bars, classes, write }: BarsChart, locale: ReportLocale): Html {
  const most = Math.max(...bars.map((bar) => bar.value), 0) || 1
  const x = (value: number): number => place((Math.max(0, value) / most) * (width - left - right))
  const marks = bars.map(({ label, value, parts }, i) => {
    const y = i * row
    let from = 0
    const pieces = (parts ?? [value]).map((part, index) => {
      const piece = markup`<rect
        x="${place(left + x(from))}"
        y="${y + 4}"
        width="${x(part)}"
        height="${row - 8}"
        class="${parts === undefined ? 'mark' : `s${index + 1}`}"
      />`
      from += part
      return piece
    })
    return markup`<g
      ><title>${label}: ${write(value)}</title
      ><text x="${left - 8}" y="${y + 15}" class="end strong">${clipped(label)}</text>${pieces}<text
        x="${place(left + x(value) + 6)}"
        y="${y + 15}"
        >${write(value)}</text
      ></g
    >`
  })
  return figure(
    {
      title,
      sentence: locale.words.barsSentence(bars.slice(0, 3).map(({ label, value }) => `${label} ${write(value)}`)),
      width,
      height: Math.max(row, bars.length * row),
      key: classes === undefined ? undefined : keyOf(classes),
      marks: markup`${marks}`,
      table: {
        head: [...head, ...(classes ?? [])],
        numbers: [1, ...(classes ?? []).map((_, i) => i + 2)],
        rows: bars.map(({ label, value, parts }) => [
          label,
          write(value),
          ...(classes === undefined ? [] : (parts ?? []).map(write)),
        ]),
      },
    },
    locale,
  )
}

function clipped(label: string): string {
  const characters = [...(label.trim() === '' ? '␣' : label)]
  return characters.length > 22 ? `${characters.slice(0, 21).join('')}…` : characters.join('')
}
