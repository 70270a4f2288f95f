import { decodeUtf8 } from '../text-codec.ts'
import type { ByteDialect } from '../tokenize/byte-dialect.ts'
import { ESCAPED } from '../tokenize/row-block.ts'
import { RowScanner } from '../tokenize/row-scanner.ts'
import { unescapeBytes } from '../tokenize/unescape.ts'

/** The first rows of a sample as texts. */
export function sampleCells(sample: Uint8Array, dialect: ByteDialect, most: number): readonly (readonly string[])[] {
  const scanner = new RowScanner(sample, 0, sample.length, dialect)
  const rows: string[][] = []
  while (rows.length < most) {
    const cells = scanner.next()
    if (cells === null) break
    const texts: string[] = []
    for (let i = 0; i < cells.length; i += 3) {
      texts.push(cells[i + 2] === ESCAPED ? decodeUtf8(unescapeBytes(sample, cells[i], cells[i + 1], dialect)) : decodeUtf8(sample, cells[i], cells[i + 1]))
    }
    rows.push(texts)
  }
  return rows
}
