import type { ColumnMatcher } from './column-matcher.ts'
import { columnMatcher, shapeOf } from './column-matcher.ts'
import { mayBeMissing } from './missing-words.ts'
import type { SampleRow } from './sample-rows.ts'

/** A header has at most as many lines. */
const MOST_LINES = 4
/** So much is looked at; a wide table is not judged better by all of its columns. */
const EVIDENCE_CELLS = 20_000
const MOST_COLUMNS = 500

/**
 * How many of the first rows are a header: those that would stand badly in the columns below them.
 * Compared with the rows of the body, since prose and codes never fit perfectly.
 */
export function countHeaderLines(rows: readonly SampleRow[], width: number): number {
  if (rows.length === 0) return 0
  if (rows.length === 1) return looksLikeNames(rows[0].cells) ? 1 : 0
  let lines = 0
  while (lines < Math.min(MOST_LINES, rows.length - 1) && isHeaderLine(rows, lines, width)) lines++
  return lines
}

function isHeaderLine(rows: readonly SampleRow[], line: number, width: number): boolean {
  if (line > 0 && rows[line].cells.length !== width) return false
  const body = rows.slice(line + 1)
  if (line > 0 && sameCells(rows[line], rows[line - 1])) return true
  const below = body.length > 8 ? body.slice(MOST_LINES) : body.filter((row) => !sameCells(row, rows[line]))
  if (below.length === 0) return line === 0
  const evidence = below.slice(0, Math.max(10, Math.min(200, Math.floor(EVIDENCE_CELLS / width))))
  let forHeader = 0
  let against = 0
  for (let column = 0; column < width; column += Math.ceil(width / MOST_COLUMNS)) {
    const head = (rows[line].cells[column] ?? '').trim()
    if (head === '') continue
    const cells = evidence.map((row) => row.cells[column] ?? '')
    const matcher = columnMatcher(cells)
    const vote = headVote(head, matcher, cells)
    if (vote > 0) forHeader += vote
    else against -= vote
  }
  if (line > 0) return forHeader > 0.3 * width && against < 0.1 * width && forHeader > against * 2
  // Most files have a header: in doubt, a first row of names is one.
  return forHeader > against || (against - forHeader < 0.1 * width && looksLikeNames(rows[0].cells))
}

const untyped = new Set(['text', 'category', 'code', 'list'])

/** From −1, one more cell of the column, to 1, its name. */
function headVote(head: string, { guess, misfit }: ColumnMatcher, cells: readonly string[]): number {
  const filled = cells.filter((cell) => cell.trim() !== '')
  if (filled.length === 0) return isWord(head) ? 0.3 : 0
  if (mayBeMissing(head)) return /^[xX]$/.test(head) && !filled.includes(head) ? 0.5 : 0
  if (!untyped.has(guess.type))
    return misfit(head) >= 0.7 ? 1 : !isYear(head) ? -1 : filled.some((cell) => isYear(cell.trim())) ? -0.3 : 0.5
  if (/^[+-]?[\d.,]+$/.test(head)) return isYear(head) ? 0 : -0.6
  const repeats = new Set(filled).size < filled.length
  if (filled.some((cell) => cell.trim() === head)) return repeats ? -0.7 : -0.2
  const cost = misfit(head)
  if (guess.type === 'code' || cost >= 0.7) return isWord(head) ? 0.6 : -0.2
  // A short word over prose, a new word over words that repeat.
  const meanLength = filled.reduce((sum, cell) => sum + cell.length, 0) / filled.length
  if (isWord(head) && meanLength > 3 * head.length) return 0.4
  if (repeats && filled.length >= 8) return isWord(head) ? 0.3 : -0.1
  return shapeOf(head) === shapeOf(filled[0]) && head.length > 2 ? -0.05 : isWord(head) ? 0.1 : -0.1
}

/** Whether a row alone reads like names: all filled, different, and words. */
export function looksLikeNames(cells: readonly string[]): boolean {
  const filled = cells.map((cell) => cell.trim()).filter((cell) => cell !== '')
  return (
    filled.length > 0 &&
    filled.length >= cells.length / 2 &&
    new Set(filled).size === filled.length &&
    filled.every((cell) => isWord(cell))
  )
}

/** Whether a text could name something: it begins with a letter or a sign of names and is no sentence. */
function isWord(text: string): boolean {
  return text.length <= 80 && /^[\p{L}_#%@$(°]/u.test(text) && !/^(?:https?:|www\.)|@.+\./i.test(text)
}

function isYear(text: string): boolean {
  return /^(?:1[89]|20)\d\d$/.test(text)
}

function sameCells(a: SampleRow, b: SampleRow): boolean {
  return a.cells.length === b.cells.length && a.cells.every((cell, column) => cell === b.cells[column])
}
