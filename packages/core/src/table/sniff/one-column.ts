import { dateShape } from './date-shape.ts'

/** Signs that stand inside values more often than between them. */
const weak: ReadonlySet<string> = new Set([':', '/', ' ', '#', '&', '*'])
const LINES = 200
const wholeValue = /^(?:https?:\/\/|www\.)\S+$|^[^\s@]+@[^\s@]+$|^[0-9a-f]{2}(?::[0-9a-f]{2}){5}$/i
/** What a column may be called; a title has more words, or ends like a sentence. */
const columnName = /^[\p{L}_][\p{L}\p{N}_ -]{0,39}$/u

/**
 * Whether what looks like a delimiter is part of the values of a single column: times, dates and addresses, or any values under a
 * name without the sign. Below a title, a table begins behind a blank line or with names of its own.
 */
export function isOneColumn(text: string, delimiter: string): boolean {
  if (!weak.has(delimiter)) return false
  const lines = text.split(/\r\n|\n|\r/, LINES + 1)
  // The last line of a sample may be half a line.
  if (lines.length > LINES || lines.at(-1) === '') lines.pop()
  const [first = '', ...body] = lines.map((line) => line.trim())
  if (body.length === 0) return false
  const isNamed = !first.includes(delimiter)
  const values = isNamed ? body : [first, ...body]
  // Tags, each behind its sign.
  if (lines.every((line) => line.lastIndexOf(delimiter) === 0)) return true
  if (values.every((line) => line === '' || dateShape(line) !== null || wholeValue.test(line))) return true
  if (!isNamed || !columnName.test(first) || body.includes('')) return false
  // Three cells and more in every line are no chance.
  const widths = new Set(body.map((line) => line.split(delimiter).length))
  return widths.size > 1 || !(Math.max(...widths) > 2)
}
