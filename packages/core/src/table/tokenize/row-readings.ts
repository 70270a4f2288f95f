import type { ByteDialect } from './byte-dialect.ts'

/** Other ways to read a row that comes out too short or too long: something in it is not as in the other rows. */
export function rowReadings(dialect: ByteDialect): readonly ByteDialect[] {
  if (dialect.quote < 0) return []
  return [
    { ...dialect, reading: 'unclosed' },
    { ...dialect, escape: -1 },
    { ...dialect, escape: -1, reading: 'unclosed' },
    { ...dialect, reading: 'glued' },
  ]
}

const otherDelimiters = [' ', ';', ',', '\t', '|']

/** The row as if it had another delimiter. */
export function rowReadingsByDelimiter(dialect: ByteDialect): readonly ByteDialect[] {
  return otherDelimiters
    .map((delimiter) => delimiter.charCodeAt(0))
    .filter((byte) => byte !== dialect.delimiter[0])
    .map((byte) => ({ ...dialect, run: 0, delimiter: Uint8Array.of(byte) }))
}
