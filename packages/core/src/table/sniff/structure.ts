import type { LoadOptions } from '../load-options.ts'
import { TypeTally } from './types.ts'

/** What a file is made of, found in its first rows. */
export interface Structure {
  readonly width: number
  /** Lines of the header, 0 for none. */
  readonly headerRows: number
  readonly names: readonly string[]
}

/** Rows of the sample as texts, cut to cells. */
export function sniffStructure(rows: readonly (readonly string[])[], options: LoadOptions): Structure {
  const width = commonWidth(rows)
  const headerRows = options.header === undefined ? (hasHeader(rows, width) ? 1 : 0) : Number(options.header)
  return { width, headerRows, names: columnNames(rows.slice(0, headerRows), width) }
}

function commonWidth(rows: readonly (readonly string[])[]): number {
  const counts = new Map<number, number>()
  for (const row of rows) counts.set(row.length, (counts.get(row.length) ?? 0) + 1)
  let best = 0
  for (const [width, count] of counts) if (best === 0 || count > counts.get(best)! || (count === counts.get(best) && width > best)) best = width
  return best
}

/** A first row of texts over columns of something else, or of texts that never come again, is a header. */
function hasHeader(rows: readonly (readonly string[])[], width: number): boolean {
  const [first, ...body] = rows
  if (first === undefined) return false
  const filled = first.filter((cell) => cell.trim() !== '')
  if (filled.length === 0) return false
  let forHeader = 0
  let against = 0
  for (let column = 0; column < width; column++) {
    const head = (first[column] ?? '').trim()
    const headType = typeOf([head])
    const bodyType = typeOf(body.map((row) => row[column] ?? ''))
    if (head === '') continue
    if (isTyped(headType)) against += 1
    else if (isTyped(bodyType)) forHeader += 1
    else if (body.length > 0 && body.some((row) => (row[column] ?? '').trim() === head)) against += 0.5
    else forHeader += 0.25
  }
  return forHeader > against || (body.length === 0 && against === 0)
}

function isTyped(type: string): boolean {
  return type !== 'text' && type !== 'category' && type !== 'code' && type !== 'list'
}

function typeOf(cells: readonly string[]): string {
  const tally = new TypeTally()
  for (const cell of cells) tally.add(cell)
  return tally.decide().type
}

function columnNames(header: readonly (readonly string[])[], width: number): readonly string[] {
  const taken = new Set<string>()
  return Array.from({ length: width }, (_, column) => {
    const given = header.map((row) => (row[column] ?? '').trim()).filter((part) => part !== '').join(' ')
    const base = given === '' ? `column${column + 1}` : given
    let name = base
    for (let copy = 2; taken.has(name); copy++) name = `${base}_${copy}`
    taken.add(name)
    return name
  })
}
