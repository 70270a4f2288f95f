import type { Dialect } from '../dataset.ts'
import type { LoadOptions } from '../load-options.ts'
import { decodeUtf8 } from '../text-codec.ts'
import type { ByteDialect } from '../tokenize/byte-dialect.ts'
import { spaceRuns, toByteDialect } from '../tokenize/byte-dialect.ts'
import { ESCAPED } from '../tokenize/row-block.ts'
import { RowScanner } from '../tokenize/row-scanner.ts'
import { unescapeBytes } from '../tokenize/unescape.ts'
import { cellScore } from './cell-score.ts'
import { usualWidth } from './common-width.ts'
import { lineEndOf } from './line-end.ts'
import { isOneColumn } from './one-column.ts'

type Sniffed = Omit<Dialect, 'encoding' | 'headerRows'>

const delimiters = [
  ',',
  ';',
  '\t',
  '|',
  ', ',
  '; ',
  '::',
  '||',
  ':',
  '^',
  '~',
  ' ',
  ...spaceRuns.keys(),
  '\u0001',
  '\u001f',
  '§',
  '#',
  '&',
  '*',
  '/',
] as const
const SAMPLE_ROWS = 200

/**
 * The dialect under which the sample reads best. Each candidate parse is scored by structure and by cell types, after
 * van den Burg, Nazábal and Sutton, "Wrangling messy CSV files by detecting row and type patterns" (2019).
 */
export function sniffDialect(sample: Uint8Array, options: LoadOptions): Sniffed {
  const lineEnd = lineEndOf(sample)
  sample = sample.subarray(options.comment === undefined ? leadingComments(sample) : 0)
  const text = decodeUtf8(sample)
  let best: Sniffed | null = null
  let bestScore = -1
  for (const delimiter of options.delimiter === undefined ? delimiters : [options.delimiter]) {
    const sign = spaceRuns.has(delimiter) ? ' ' : delimiter
    if (options.delimiter === undefined && (!occurs(text, delimiter) || comesInPairs(text, delimiter))) continue
    const quote = options.quote === undefined ? quoteOf(text, sign) : options.quote
    for (const escape of options.escape === undefined ? escapesOf(text, quote, sign) : [options.escape]) {
      const dialect: Sniffed = { delimiter, quote, escape, lineEnd, comment: options.comment ?? null }
      const { score, width } = scoreOf(sample, dialect, bestScore)
      if (score > bestScore && (width > 1 || options.delimiter !== undefined)) {
        best = dialect
        bestScore = score
      }
    }
  }
  if (best !== null && options.delimiter === undefined && isOneColumn(text, best.delimiter)) best = null
  return (
    best ?? {
      // One column: a sign that is not part of its texts.
      delimiter: delimiters.find((delimiter) => !text.includes(delimiter)) ?? ',',
      quote: options.quote === undefined ? quoteOf(text, ',') : options.quote,
      escape: options.escape ?? 'double',
      lineEnd,
      comment: options.comment ?? null,
    }
  )
}

/** Where the lines end that begin with `#`, unless nothing but a line comes after them. */
function leadingComments(sample: Uint8Array): number {
  let at = 0
  while (sample[at] === 0x23) {
    const next = sample.indexOf(0x0a, at) + 1
    if (next === 0) return 0
    at = next
  }
  return sample.indexOf(0x0a, at) < 0 ? 0 : at
}

function occurs(text: string, delimiter: string): boolean {
  return text.includes(spaceRuns.has(delimiter) ? '  ' : delimiter)
}

/** Whether a sign never stands alone, as the colon in `a::b`. */
function comesInPairs(text: string, delimiter: string): boolean {
  const pairs = text.split(delimiter + delimiter).length - 1
  return (delimiter === ':' || delimiter === '|') && pairs > 0 && text.split(delimiter).length - 1 === pairs * 2
}

/** A quote stands at both borders of cells; the apostrophe must do so in pairs, since it is also a letter of words. */
function quoteOf(text: string, delimiter: string): '"' | "'" {
  const double = borders(text, '"', delimiter)
  const single = borders(text, "'", delimiter)
  return double.opens === 0 && single.opens > 0 && single.closes >= single.opens * 0.8 ? "'" : '"'
}

function borders(text: string, quote: string, delimiter: string): { readonly opens: number; readonly closes: number } {
  let opens = 0
  let closes = 0
  for (let at = text.indexOf(quote); at >= 0; at = text.indexOf(quote, at + 1)) {
    if (
      at === 0 ||
      text[at - 1] === '\n' ||
      text[at - 1] === '\r' ||
      text.endsWith(delimiter, at) ||
      text.startsWith(delimiter, at - delimiter.length)
    )
      opens++
    if (at + 1 === text.length || text[at + 1] === '\n' || text[at + 1] === '\r' || text.startsWith(delimiter, at + 1))
      closes++
  }
  return { opens, closes }
}

/** A backslash before delimiters may escape them: then the rows come out alike. */
function escapesOf(text: string, quote: string | null, delimiter: string): readonly Sniffed['escape'][] {
  const escape = escapeOf(text, quote, delimiter)
  return escape !== 'backslash' && text.includes(`\\${delimiter}`) ? [escape, 'backslash'] : [escape]
}

/** A backslash escapes when it stands before quotes that do not end a cell and no quote is doubled. */
function escapeOf(text: string, quote: string | null, delimiter: string): 'double' | 'backslash' | null {
  if (quote === null) return null
  let backslashed = 0
  const endsCell = (at: number): boolean =>
    at >= text.length || text[at] === '\n' || text[at] === '\r' || text.startsWith(delimiter, at)
  for (let at = text.indexOf(`\\${quote}`); at >= 0; at = text.indexOf(`\\${quote}`, at + 1)) {
    // A backslash before the closing quote or before a doubled one is a letter like others.
    if (endsCell(at + 2) || (text[at + 2] === quote && !endsCell(at + 3))) continue
    backslashed++
  }
  const doubled = text.split(quote + quote).length - 1
  return backslashed > 0 && backslashed * 2 >= doubled ? 'backslash' : 'double'
}

/**
 * Row pattern score × type score; a parse into single cells gets a trifle, so that any real delimiter beats it. The types of cells are
 * looked at only where the pattern alone, which is the most that the score can be, is better than `best`.
 */
function scoreOf(
  sample: Uint8Array,
  dialect: Sniffed,
  best: number,
): { readonly score: number; readonly width: number } {
  const bytes = toByteDialect(dialect)
  const scanner = new RowScanner(sample, 0, sample.length, bytes)
  const rowsOfWidth = new Map<number, number>()
  const rows: number[][] = []
  while (rows.length < SAMPLE_ROWS) {
    const row = scanner.next()
    if (row === null) break
    rows.push(row)
    rowsOfWidth.set(row.length / 3, (rowsOfWidth.get(row.length / 3) ?? 0) + 1)
  }
  let pattern = 0
  for (const [width, count] of rowsOfWidth) pattern += (count * Math.max(1e-3, width - 1)) / width
  // Titles and notes without a delimiter are no pattern of their own; a line without a space is no title but a header of other signs.
  const titles = rowsOfWidth.size > 1 && rowsOfWidth.has(1) && dialect.delimiter !== ' '
  const patterns = titles ? rowsOfWidth.size - 0.5 : rowsOfWidth.size
  const most = pattern / patterns
  const score = most > best ? most * typedShare(sample, rows, dialect, bytes) : 0
  return { score, width: usualWidth(rowsOfWidth) }
}

/** How much the cells look like whole values, 0 … 1. */
function typedShare(sample: Uint8Array, rows: readonly number[][], dialect: Sniffed, bytes: ByteDialect): number {
  let cells = 0
  let typed = 0
  for (const row of rows) {
    for (let i = 0; i < row.length; i += 3) {
      const text =
        row[i + 2] === ESCAPED
          ? decodeUtf8(unescapeBytes(sample, row[i], row[i + 1], bytes))
          : decodeUtf8(sample, row[i], row[i + 1])
      // An empty cell between two spaces is rather nothing but a wide gap.
      typed += text === '' && dialect.delimiter === ' ' && row[i + 2] === 0 ? 0.5 : cellScore(text, row[i + 2] !== 0)
      cells++
    }
  }
  return typed / Math.max(1, cells)
}
