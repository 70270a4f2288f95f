import type { ByteDialect } from '../tokenize/byte-dialect.ts'
import { encodeUtf8 } from '../text-codec.ts'
import { RowScanner } from '../tokenize/row-scanner.ts'
import { usualWidth } from './common-width.ts'

const SAMPLE_ROWS = 1000

/**
 * What begins comment lines: every row that begins so has another number of cells than the table, and they are the smaller part.
 * A `#` before a header of full width is part of a name. Above a single column, two lines and more are comments.
 */
export function commentOf(sample: Uint8Array, dialect: ByteDialect, delimiter: string): string | null {
  for (const comment of ['#', '%', '//', ';']) {
    if (comment !== delimiter && isComment(sample, dialect, comment)) return comment
  }
  return null
}

function isComment(sample: Uint8Array, dialect: ByteDialect, sign: string): boolean {
  const comment = encodeUtf8(sign)
  if (!sample.includes(comment[0])) return false
  const scanner = new RowScanner(sample, 0, sample.length, dialect)
  const widths = new Map<number, number>()
  const suspects: number[] = []
  let leading = 0
  for (let rows = 0; rows < SAMPLE_ROWS; rows++) {
    const row = scanner.next()
    if (row === null) break
    const width = row.length / 3
    if (comment.every((byte, i) => sample[scanner.rowStart + i] === byte)) {
      if (suspects.length === rows) leading++
      suspects.push(width)
    } else widths.set(width, (widths.get(width) ?? 0) + 1)
  }
  const width = usualWidth(widths)
  if (width <= 1) return sign === '#' && leading > 1 && suspects.length === leading && widths.has(1)
  const rows = widths.get(width) ?? 0
  // Many lines of comment may stand above a table, few among its rows.
  return (
    width > 1 && suspects.length > 0 && suspects.length - leading <= rows && suspects.every((each) => each !== width)
  )
}
