import type { ColumnMatcher } from './column-matcher.ts'
import { shapeOf } from './column-matcher.ts'
import type { HeaderEvidence } from './header-evidence.ts'
import { headerEvidence, MOST_LINES, MOST_SURE_LINES, sameCells } from './header-evidence.ts'
import { beginsWithLetter, hasLetter } from './letters.ts'
import { mayBeMissing } from './missing-words.ts'
import { numberShape, separatorStyles } from './number-shape.ts'
import type { SampleRow } from './sample-rows.ts'

/** A wide table is not judged better by all of its columns. */
const MOST_COLUMNS = 500

type Below = (line: number) => HeaderEvidence

/**
 * How many of the first rows are a header: those that would stand badly in the columns below them.
 * Compared with the rows of the body, since prose and codes never fit perfectly.
 */
export function countHeaderLines(rows: readonly SampleRow[], width: number): number {
  if (rows.length === 0) return 0
  if (rows.length === 1) return looksLikeNames(rows[0].cells) ? 1 : 0
  const below = headerEvidence(rows, width)
  // Lines of merged cells say little on their own; the deepest lines that are surely names carry them.
  for (let lines = Math.min(MOST_SURE_LINES, rows.length - 3); lines > MOST_LINES; lines--)
    if (areSurelyNames(rows, lines, width, below)) return lines
  for (let lines = Math.min(MOST_LINES, rows.length - 1); lines > 1; lines--)
    if (areHeaderLines(rows, lines, width, below) || (lines > 2 && areSurelyNames(rows, lines, width, below)))
      return lines
  return isFirstLineHeader(rows, width, below) ? 1 : 0
}

function areHeaderLines(rows: readonly SampleRow[], lines: number, width: number, belowLine: Below): boolean {
  const below = belowLine(lines - 1)
  for (let line = lines - 1; line > 0; line--) {
    if (rows[line].cells.length !== width) return false
    if (sameCells(rows[line], rows[line - 1]) || numbersColumns(rows[line], below)) continue
    const votes = votesOf(rows[line], below, width, 0.1 * width)
    // Texts differ from texts: only columns of values tell that names go on.
    if (votes.values === 0) return false
    const enough = votes.forHeader > 0.3 * width || votes.strong >= 2
    if (!enough || votes.against >= 0.1 * width || votes.forHeader <= votes.against * 2) return false
  }
  const top = votesOf(rows[0], below, width)
  return sameCells(rows[0], rows[1])
    ? isFirstLineHeader(rows, width, belowLine)
    : top.forHeader > top.against * 2 || looksLikeNames(rows[0].cells)
}

/** Properties above the values, such as unit and source of each series: the last line and half of all can only be words. */
function areSurelyNames(rows: readonly SampleRow[], lines: number, width: number, belowLine: Below): boolean {
  const below = belowLine(lines - 1)
  let sure = 0
  for (let line = lines - 1; line >= 0; line--) {
    if (rows[line].cells.length !== width) return false
    const { values, against } = votesOf(rows[line], below, width, 0)
    if (values > 0 && against === 0) sure++
    else if (line === lines - 1) return false
  }
  return sure * 2 >= lines
}

/** A line that numbers the columns: `(1),(2),(3)`, or `1,2,3` where a column holds words. */
function numbersColumns({ cells }: SampleRow, below: HeaderEvidence): boolean {
  if (cells.length < 3) return false
  const numbers = cells.map((cell) => Number(/^\s*[([]?(\d{1,3})[)\]]?\s*$/.exec(cell)?.[1] ?? NaN))
  if (numbers[0] > 1 || !numbers.every((number, column) => number === numbers[0] + column)) return false
  const holdsWords = (column: number): boolean =>
    below.column(column).cells.filter(hasLetter).length > below.rows.length / 2
  return !isWhole(cells[0]) || cells.some((_, column) => holdsWords(column))
}

function isFirstLineHeader(rows: readonly SampleRow[], width: number, belowLine: Below): boolean {
  const below = belowLine(0)
  if (below.rows.length === 0) return true
  const { forHeader, against } = votesOf(rows[0], below, width)
  // Most files have a header: in doubt, a first row of names is one.
  return forHeader > against || (against - forHeader < 0.1 * width && looksLikeNames(rows[0].cells))
}

interface Votes {
  readonly forHeader: number
  readonly against: number
  /** Cells that would stand very badly in their column. */
  readonly strong: number
  /** Cells that cannot be in their column of numbers, dates or other values. */
  readonly values: number
}

/** @param enough votes against the line, beyond which it is settled and no more are counted */
function votesOf(line: SampleRow, below: HeaderEvidence, width: number, enough = Infinity): Votes {
  let forHeader = 0
  let against = 0
  let strong = 0
  let values = 0
  const numbered = isNumbered(line.cells)
  for (let column = 0; column < width; column += Math.ceil(width / MOST_COLUMNS)) {
    const head = (line.cells[column] ?? '').trim()
    if (head === '') continue
    const { cells, matcher } = below.column(column)
    const vote = numbered && isWhole(head) ? numberVote(head, cells) : headVote(head, matcher, cells)
    if (vote > 0) forHeader += vote
    else against -= vote
    if (against > enough) break
    if (vote >= 0.5) strong++
    if (vote >= 0.5 && !untyped.has(matcher.guess.type)) values++
  }
  return { forHeader, against, strong, values }
}

const untyped = new Set(['text', 'category', 'code', 'list'])

/** From −1, one more cell of the column, to 1, its name. */
function headVote(head: string, { guess, misfit }: ColumnMatcher, cells: readonly string[]): number {
  const filled = cells.filter((cell) => cell.trim() !== '')
  if (filled.length === 0) return isWord(head) ? 0.3 : 0
  if (mayBeMissing(head)) return /^[xX]$/.test(head) && !filled.includes(head) ? 0.5 : 0
  // A number written in another way is rather a value than a name.
  if (!untyped.has(guess.type)) return misfit(head) >= 0.7 && !isBareNumber(head) ? 1 : -1
  if (/^[+-]?[\d.,]+$/.test(head)) return -0.6
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

/** A number that names a column: a year over what are mostly no years. */
function numberVote(head: string, cells: readonly string[]): number {
  const years = isYear(head) ? cells.filter((cell) => isYear(cell.trim())).length : 0
  return years * 2 > cells.length || cells.some((cell) => cell.trim() === head) ? -0.3 : 0.5
}

/** Whether the numbers of a row are the names of columns: years in order, or 1, 2, 3 … beside a first column that they leave out. */
function isNumbered([first, ...others]: readonly string[]): boolean {
  const numbers = [first, ...others].filter(isWhole).map(Number)
  if (numbers.length === 0) return false
  const steps = numbers.slice(1).map((number, i) => number - numbers[i])
  if (numbers.every((number) => isYear(String(number))))
    return steps.every((step) => step >= 0 && step <= 10) || steps.every((step) => step <= 0 && step >= -10)
  return (
    !isWhole(first) &&
    numbers.length >= (first.trim() === '' ? 2 : 4) &&
    numbers.length === others.filter((cell) => cell.trim() !== '').length &&
    numbers[0] <= 1 &&
    steps.every((step) => step === 1)
  )
}

/** A number with separators and no unit. */
function isBareNumber(text: string): boolean {
  const number = numberShape(text)
  return number !== null && number.unit === '' && separatorStyles.some(({ pattern }) => pattern.test(number.core))
}

function isWhole(text: string): boolean {
  return /^\s*\d{1,4}\s*$/.test(text)
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
  return (
    text.length <= 80 && (beginsWithLetter(text) || /^[_#%@$(°]/.test(text)) && !/^(?:https?:|www\.)|@.+\./i.test(text)
  )
}

function isYear(text: string): boolean {
  return /^(?:1[89]|20)\d\d$/.test(text)
}
