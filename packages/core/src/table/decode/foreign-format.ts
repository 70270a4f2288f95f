import { CsvAnalyzerError } from '../../util/error.ts'

interface Foreign {
  readonly magic: readonly number[]
  readonly at?: number
  readonly what: string
  readonly remedy: string
}

const asCsv = 'export it as CSV and load that'
const text = (letters: string): readonly number[] => Array.from(letters, (letter) => letter.charCodeAt(0))

const formats: readonly Foreign[] = [
  { magic: text('PAR1'), what: 'a Parquet file', remedy: asCsv },
  { magic: text('ARROW1'), what: 'an Arrow file', remedy: asCsv },
  { magic: text('Obj\x01'), what: 'an Avro file', remedy: asCsv },
  {
    magic: [0xd0, 0xcf, 0x11, 0xe0],
    what: 'an old Excel or Word file',
    remedy: 'save it as CSV in the spreadsheet program',
  },
  { magic: text('SQLite format 3'), what: 'an SQLite database', remedy: 'export the table as CSV' },
  { magic: text('%PDF'), what: 'a PDF', remedy: 'a table in a PDF must be copied out first' },
  { magic: [0x89, 0x50, 0x4e, 0x47], what: 'a PNG image', remedy: 'CSV Analyzer reads tables, not images' },
  { magic: [0xff, 0xd8, 0xff], what: 'a JPEG image', remedy: 'CSV Analyzer reads tables, not images' },
  { magic: text('GIF8'), what: 'a GIF image', remedy: 'CSV Analyzer reads tables, not images' },
  { magic: text('WEBP'), at: 8, what: 'a WebP image', remedy: 'CSV Analyzer reads tables, not images' },
  { magic: text('BM'), what: 'a bitmap image', remedy: 'CSV Analyzer reads tables, not images' },
  { magic: text('II*\x00'), what: 'a TIFF image', remedy: 'CSV Analyzer reads tables, not images' },
  { magic: text('MZ'), what: 'a Windows program', remedy: 'choose a CSV file' },
  { magic: [0x7f, 0x45, 0x4c, 0x46], what: 'a Linux program', remedy: 'choose a CSV file' },
  { magic: [0xcf, 0xfa, 0xed, 0xfe], what: 'a macOS program', remedy: 'choose a CSV file' },
  { magic: [0xca, 0xfe, 0xba, 0xbe], what: 'a macOS program or a Java class', remedy: 'choose a CSV file' },
  { magic: [0x00, 0x61, 0x73, 0x6d], what: 'a WebAssembly module', remedy: 'choose a CSV file' },
  { magic: [0x37, 0x7a, 0xbc, 0xaf], what: 'a 7-Zip archive', remedy: 'unpack it first' },
  { magic: text('Rar!'), what: 'a RAR archive', remedy: 'unpack it first' },
  { magic: text('BZh'), what: 'a bzip2 file', remedy: 'unpack it first, or use gzip' },
  { magic: [0xfd, 0x37, 0x7a, 0x58], what: 'an xz file', remedy: 'unpack it first, or use gzip' },
  { magic: [0x28, 0xb5, 0x2f, 0xfd], what: 'a Zstandard file', remedy: 'unpack it first, or use gzip' },
  { magic: text('ustar'), at: 257, what: 'a tar archive', remedy: 'unpack it first' },
  { magic: text('RIFF'), what: 'a sound or video file', remedy: 'choose a CSV file' },
  { magic: text('OggS'), what: 'a sound or video file', remedy: 'choose a CSV file' },
  { magic: text('ID3'), what: 'a sound file', remedy: 'choose a CSV file' },
]

/** Two or three letters are also how a CSV may begin; these need another sign of a binary file. */
function isWeak({ magic }: Foreign): boolean {
  return magic.length <= 3 && magic.every((byte) => byte < 0x80)
}

/** Refuses, in one sentence, what is recognised by its first bytes and is no text. */
export function refuseForeignFormat(bytes: Uint8Array, name: string): void {
  const found = formats.find((format) => matches(bytes, format) && (!isWeak(format) || looksBinary(bytes)))
  if (found !== undefined)
    throw new CsvAnalyzerError('not-a-csv', `${name} is ${found.what}, not a CSV file; ${found.remedy}`, {
      name,
      format: found.what,
    })
}

/** Refuses other bytes that are no text. */
export function refuseBinary(bytes: Uint8Array, name: string): void {
  if (looksBinary(bytes))
    throw new CsvAnalyzerError(
      'not-a-csv',
      `${name} is a binary file, not a CSV file; export the table as CSV and load that`,
      { name },
    )
}

const ZERO_BYTE = 1
const CONTROL = 2
/** Control characters that no text has: all but the delimiter of Hive, tab, line ends, form feed, escape and the separators of ASCII. */
const byteKinds = Uint8Array.from({ length: 256 }, (_, byte) =>
  byte === 0
    ? ZERO_BYTE
    : byte < 0x20 && ![0x01, 0x09, 0x0a, 0x0c, 0x0d, 0x1b, 0x1c, 0x1d, 0x1e, 0x1f].includes(byte)
      ? CONTROL
      : 0,
)

/** Control characters in more than one of a thousand bytes of the beginning; zeros, which some programs leave in cells, in one of ten. */
function looksBinary(bytes: Uint8Array): boolean {
  const length = Math.min(bytes.length, 65_536)
  let control = 0
  let zeros = 0
  for (let at = 0; at < length; at++) {
    if (bytes[at] >= 0x20) continue
    const kind = byteKinds[bytes[at]]
    if (kind === CONTROL) control++
    else if (kind === ZERO_BYTE) zeros++
  }
  return (control > length / 1000 && control > 1) || (zeros > length / 10 && zeros > 2)
}

function matches(bytes: Uint8Array, { magic, at = 0 }: Foreign): boolean {
  return magic.every((byte, i) => bytes[at + i] === byte)
}
