import type { ReportLocale } from '../locale.ts'
import { markup, type Html } from '../markup.ts'
import { figure } from './figure.ts'
import { place, ticks } from './ticks.ts'

export interface ScatterChart {
  readonly title: string
  readonly sentence: string
  /** Headings of the table: along, then upright. */
  readonly head: readonly [string, string]
  readonly points: readonly (readonly [number, number])[]
  readonly write: (value: number) => string
}

const width = 480
const height = 300
const left = 64
const base = height - 22
const top = 8
/** Rows of the table behind the picture. */
const shownRows = 200

/** Points of one unit on both axes, with the line where both are equal. */
export function scatterChart({ title, sentence, head, points, write }: ScatterChart, locale: ReportLocale): Html {
  const values = points.flat()
  const low = Math.min(...values)
  const span = Math.max(...values) - low || 1
  const x = (value: number): number => place(left + ((value - low) / span) * (width - left - 8))
  const y = (value: number): number => place(base - ((value - low) / span) * (base - top))
  const grid = ticks(low, low + span).map(
    (value) =>
      markup`<line x1="${left}" x2="${width}" y1="${y(value)}" y2="${y(value)}" class="grid" /><text
          x="${left - 6}"
          y="${y(value) + 4}"
          class="end"
          >${write(value)}</text
        ><text x="${x(value)}" y="${height - 6}" class="${x(value) > width - 40 ? 'end' : 'mid'}">${write(value)}</text>`,
  )
  const dots = points.map(([a, b]) => markup`<circle cx="${x(a)}" cy="${y(b)}" r="2" class="s1" />`)
  const marks = markup`${grid}<line x1="${x(low)}" y1="${y(low)}" x2="${x(low + span)}" y2="${y(low + span)}" class="l2" />${dots}`
  const rows = points.slice(0, shownRows).map(([a, b]) => [write(a), write(b)])
  return figure({ title, sentence, width, height, marks, table: { head, numbers: [0, 1], rows } }, locale)
}
