import type { LoadOptions } from '../load-options.ts'
import { looksLikeNames } from './header.ts'
import { mayBeMissing } from './missing-words.ts'
import { plainNumber } from './number-shape.ts'
import { isProse } from './prose.ts'
import type { SampleRow } from './sample-rows.ts'

/** Titles and notes above the table: rows with a single filled cell, or much shorter than the table. */
export function preambleLines(rows: readonly SampleRow[], width: number, options: LoadOptions): number {
  if (width < 2 || options.header === 0 || options.header === false) return 0
  if (width === 2) return keyValueLines(rows)
  let lines = isRecordAbove(rows, width) ? 1 : 0
  for (;;) {
    while (lines < rows.length - 1 && isPreamble(rows[lines], width)) lines++
    const properties = propertyLines(rows, lines, width)
    if (properties === 0) return plausible(lines, rows)
    lines += properties
  }
}

/** A first row of two or more cells too many over one of names: what a logger writes of itself. */
function isRecordAbove([first, names]: readonly SampleRow[], width: number): boolean {
  return (
    names !== undefined &&
    first.cells.length > width + 1 &&
    first.cells.slice(width).every((cell) => cell.trim() !== '') &&
    names.cells.length === width &&
    names.filled === width &&
    looksLikeNames(names.cells)
  )
}

/** Rows that hold a key and a value, followed by empty cells: one with a colon, or several in a row. */
function propertyLines(rows: readonly SampleRow[], from: number, width: number): number {
  let lines = 0
  while (from + lines < rows.length - 1 && isProperty(rows[from + lines], width)) lines++
  return lines > 1 || (lines === 1 && rows[from].cells[0].trimEnd().endsWith(':')) ? lines : 0
}

function isProperty({ cells, filled }: SampleRow, width: number): boolean {
  return width > 3 && filled === 2 && cells[0].trim() !== '' && cells[1].trim() !== ''
}

/** Most lines of a header; more lines of words above two columns are properties of the table. */
const MOST_NAMES = 4
/** Behind a gap, or in sections, so many rows of numbers are a table. */
const FEW_VALUES = 3

/** Keys and values above a table of two columns, which is told by its second column alone: numbers, and all of them. */
function keyValueLines(rows: readonly SampleRow[]): number {
  let lines = 0
  while (lines < rows.length - 1 && isPreamble(rows[lines], 2)) lines++
  let last = rows.length
  while (last > lines && isNumber(rows[last - 1].cells[1] ?? '')) last--
  const properties = last - lines
  const parted = last - 1 > lines && rows.length - last >= FEW_VALUES && isParted(rows, lines, last - 1)
  if (!parted && (properties <= MOST_NAMES || rows.length - last <= properties)) return plausible(lines, rows)
  // A slip among numbers far down is a slip: properties are mostly words.
  const numbers = rows.slice(lines, last).filter(({ cells }) => isNumber(cells[1] ?? '')).length
  if (2 * numbers > properties) return plausible(lines, rows)
  const names = rows[last - 1].cells
  return names.length === 2 && names.every((cell) => /^\p{L}[^:]*$/u.test(cell) && cell.length < 30) ? last - 1 : last
}

/** Whether a gap stands above the names, or the heading of another section between the properties. */
function isParted(rows: readonly SampleRow[], from: number, names: number): boolean {
  return rows[names].afterGap || rows.slice(from + 1, names).some((row) => isPreamble(row, 2))
}

function isNumber(text: string): boolean {
  return plainNumber.test(text.trim().replace(',', '.')) || mayBeMissing(text.trim())
}

/** All rows of the table look like that: then it has one filled column, and nothing stands above it. */
function plausible(lines: number, rows: readonly SampleRow[]): number {
  return lines > rows.length / 2 && lines > 3 ? 0 : lines
}

function isPreamble(row: SampleRow, width: number): boolean {
  if (row.quoted && row.filled === 0) return false
  if (isProse(row, width)) return true
  // A single cell at the right border is a unit: what stands over several columns begins before the last one.
  if (row.cells.length >= width)
    return width > 2 && row.filled <= 1 && (row.cells[0].trim() !== '' || row.cells[width - 1].trim() !== '')
  return width > 2 ? row.filled <= 1 || row.cells.length < width / 2 : row.filled <= 1
}
