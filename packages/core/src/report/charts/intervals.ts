import { markup, type Html } from '../markup.ts'
import type { ReportLocale } from '../locale.ts'
import { figure, keyOf } from './figure.ts'
import { place, ticks } from './ticks.ts'

export interface IntervalsChart {
  readonly title: string
  readonly sentence: string
  /** Headings of the table: name, value, lower, upper. */
  readonly head: readonly [string, string, string, string]
  readonly rows: readonly {
    readonly label: string
    readonly value: number
    readonly lower: number
    readonly upper: number
    /** Series of the row, for its colour; 0 when absent. */
    readonly series?: number
    /** Drawn hollow: not among the best, or not certain. */
    readonly hollow?: boolean
  }[]
  readonly series?: readonly string[]
  /** A dashed line through all rows, such as a baseline. */
  readonly rule?: { readonly at: number; readonly label: string }
  readonly write: (value: number) => string
}

const width = 480
const row = 24
const left = 160
const right = 20

/** Values as dots with their intervals on one axis, which need not begin at zero. */
export function intervalsChart(chart: IntervalsChart, locale: ReportLocale): Html {
  const { title, sentence, head, rows, series, rule, write } = chart
  const ends = [...rows.flatMap(({ lower, upper, value }) => [lower, upper, value]), ...(rule ? [rule.at] : [])].filter(
    Number.isFinite,
  )
  const low = Math.min(...ends)
  const span = Math.max(...ends) - low || 1
  const x = (value: number): number => place(left + ((value - low) / span) * (width - left - right))
  const height = rows.length * row + 26
  const marks = markup`${ticks(low, low + span).map(
    (value) =>
      markup`<line x1="${x(value)}" x2="${x(value)}" y1="0" y2="${height - 22}" class="grid" /><text
          x="${x(value)}"
          y="${height - 6}"
          class="${x(value) > width - 40 ? 'end' : 'mid'}"
          >${write(value)}</text
        >`,
  )}${rule === undefined ? null : markup`<line x1="${x(rule.at)}" x2="${x(rule.at)}" y1="0" y2="${height - 22}" class="l2"><title>${rule.label}</title></line>`}${rows.map(
    ({ label, value, lower, upper, series: of = 0, hollow = false }, i) => {
      const y = i * row + row / 2
      const n = (of % 6) + 1
      return markup`<g
        ><title>${label}: ${write(value)} (${write(lower)} – ${write(upper)})</title
        ><text x="${left - 10}" y="${y + 4}" class="end strong">${clipped(label)}</text
        ><line x1="${x(lower)}" x2="${x(upper)}" y1="${y}" y2="${y}" class="l${n}" /><circle
          cx="${x(value)}"
          cy="${y}"
          r="5"
          class="${hollow ? `hollow l${n}` : `s${n}`}"
      /></g>`
    },
  )}`
  return figure(
    {
      title,
      sentence,
      width,
      height,
      marks,
      key: series === undefined ? undefined : keyOf(series),
      table: {
        head,
        numbers: [1, 2, 3],
        rows: rows.map(({ label, value, lower, upper }) => [label, write(value), write(lower), write(upper)]),
      },
    },
    locale,
  )
}

function clipped(label: string): string {
  const characters = [...label]
  return characters.length > 22 ? `${characters.slice(0, 21).join('')}…` : label
}
