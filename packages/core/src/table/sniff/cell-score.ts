import { dateShape } from './date-shape.ts'
import { isAscii } from './letters.ts'
import { mayBeMissing } from './missing-words.ts'
import { numberShape, plainNumber } from './number-shape.ts'

/** How much a text looks like one whole cell, 0–1: the more of a type it is, the surer. */
export function cellScore(cell: string, quoted: boolean): number {
  const text = cell.trim()
  if (quoted || text === '') return 1
  // Spaces at the border are rather part of the delimiter.
  if (text.length < cell.length) return 0.97 * cellScore(text, false)
  if (plainNumber.test(text) || mayBeMissing(text)) return 1
  if (dateShape(text) !== null || numberShape(text) !== null) return 1
  const ascii = isAscii(text)
  if ((ascii ? /^\w+$/ : /^[\p{L}\p{N}_]+$/u).test(text)) return 1
  if ((ascii ? /^[\w .'()&%#/+-]+$/ : /^[\p{L}\p{N}_ .'()&%#/+-]+$/u).test(text)) return 0.9
  if (/^(?:https?:\/\/|www\.)\S+$|^[^\s@]+@[^\s@]+$/i.test(text)) return 0.95
  // A tab is never typed into a cell.
  return text.includes('\t') ? 0 : /[,;|]/.test(text) ? 0.2 : 0.5
}
