import { commonWidth } from './common-width.ts'
import { looksLikeNames } from './header.ts'
import { beginsWithLetter, hasLetter } from './letters.ts'
import type { SampleRow } from './sample-rows.ts'

export interface TableRows {
  readonly rows: readonly SampleRow[]
}

/** How many rows of another width make another table when no gap parts them. */
const RUN = 3

/**
 * Cuts where a gap, another width that stays, or the header come again show that another table begins.
 * @param page the header that comes again on every page, where nothing begins
 */
export function cutIntoTables(rows: readonly SampleRow[], page: SampleRow | null): readonly TableRows[] {
  const tables: TableRows[] = []
  const filledRows = rows.filter((row) => !isBlank(row))
  const repeats = headerRepeats(filledRows)
  let gap = false
  let current: SampleRow[] = []
  const usual = commonWidth(filledRows)
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i]
    if (isBlank(row)) {
      gap = true
      continue
    }
    const plain =
      !gap && !row.afterGap && repeats === 0 && row.cells.length === usual && current.at(-1)?.cells.length === usual
    const onPage = page !== null && isSameRow(row, page)
    if (!plain && !onPage && current.length > 0 && beginsTable(rows, i, current, gap || row.afterGap, repeats)) {
      tables.push({ rows: current })
      current = []
    }
    current.push(row)
    gap = false
  }
  if (current.length > 0) tables.push({ rows: current })
  return tables
}

function beginsTable(
  rows: readonly SampleRow[],
  i: number,
  current: readonly SampleRow[],
  gap: boolean,
  repeats: number,
): boolean {
  const row = rows[i]
  // The last rows tell the width as well as all of them.
  const width = commonWidth(current.slice(-200))
  const following = rows.slice(i, i + 8).filter((each) => !isBlank(each))
  const nextWidth = commonWidth(following)
  const stays = following.filter((each) => each.cells.length === nextWidth).length >= Math.min(RUN, following.length)
  if (repeats === 1 && current.length > 1 && isSameRow(row, current[0]) && looksLikeNames(row.cells)) return true
  if (gap && isHeaderBefore(current, nextWidth)) return false
  if (gap)
    return (
      (nextWidth !== width && stays) ||
      isSparse(current, width) !== isSparse(following.slice(0, 3), nextWidth) ||
      namesStandAmong(following, current, width)
    )
  // Without a gap, only names begin another table: rows that grow longer in a log are ragged rows.
  if (
    nextWidth === width ||
    !stays ||
    following.length < RUN ||
    row.cells.length !== nextWidth ||
    !looksLikeNames(row.cells)
  )
    return false
  if (following.some((each) => each.cells.length === width)) return false
  // One or two rows of another width are a header or a slip, not a table.
  return current.length >= RUN
}

/** Whether nothing but a header, with titles above it, stands before a gap. */
function isHeaderBefore(current: readonly SampleRow[], width: number): boolean {
  const names = current.at(-1)
  return (
    width > 2 &&
    names?.cells.length === width &&
    names.filled === width &&
    looksLikeNames(names.cells) &&
    current.length > 1 &&
    isSparse(current.slice(0, -1), width)
  )
}

/** Whether behind a gap, perhaps below a title, names stand where the table has numbers, and values follow: another table of the same width. */
export function namesStandAmong(
  following: readonly SampleRow[],
  current: readonly SampleRow[],
  width: number,
): boolean {
  const at = following.findIndex((row) => row.cells.length === width && row.filled > 1)
  if (at < 0 || at > 3 || width < 2 || current.length < RUN || at + 1 >= following.length) return false
  const names = following[at]
  if (names.filled < width - 1 || !following.slice(0, at).every((row) => row.filled <= 1)) return false
  const below = following.slice(at + 1)
  let wordsAmongNumbers = 0
  let numbers = 0
  for (let column = 0; column < width; column++) {
    if (!isNumbers(current.slice(-50), column) || !isNumbers(below, column)) continue
    numbers++
    const name = names.cells[column].trim()
    if (hasLetter(name)) wordsAmongNumbers++
  }
  return numbers > 0 && wordsAmongNumbers === numbers && looksLikeNames(names.cells)
}

export function isNumbers(rows: readonly SampleRow[], column: number): boolean {
  const filled = rows.map((row) => row.cells[column]?.trim() ?? '').filter((cell) => cell !== '')
  return filled.length > 0 && filled.filter(startsWithDigit).length >= 0.6 * filled.length
}

function startsWithDigit(text: string): boolean {
  const trimmed = text.trim()
  const code = trimmed.charCodeAt(0)
  return (code >= 0x30 && code <= 0x39) || (!beginsWithLetter(trimmed) && /^.?\s?\d/su.test(trimmed))
}

function isBlank(row: SampleRow): boolean {
  return row.filled === 0 && !row.quoted
}

/** Whether rows hold a single cell each: titles and notes. */
export function isSparse(rows: readonly SampleRow[], width: number): boolean {
  return width > 1 && rows.length > 0 && rows.every((row) => row.filled <= 1)
}

/** How often the first row comes again. */
function headerRepeats(rows: readonly SampleRow[]): number {
  const first = rows[0]
  if (first === undefined || !looksLikeNames(first.cells)) return 0
  let count = 0
  for (let i = 1; i < rows.length; i++) if (isSameRow(rows[i], first) && i > 3) count++
  return count
}

function isSameRow(a: SampleRow, b: SampleRow): boolean {
  return a.cells.length === b.cells.length && a.cells.every((cell, column) => cell === b.cells[column])
}
