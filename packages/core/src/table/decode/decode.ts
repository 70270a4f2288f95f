import { CsvAnalyzerError } from '../../util/error.ts'
import { encodeUtf8 } from '../text-codec.ts'
import { refuseBinary, refuseForeignFormat } from './foreign-format.ts'
import { offeredEncodings } from './offered-encodings.ts'
import { guessEncoding } from './guess-encoding.ts'
import { guessUtf16 } from './guess-utf-16.ts'
import type { SourceOffset } from './source-offset.ts'
import { sourceOffset } from './source-offset.ts'
import { utf16ToUtf8 } from './utf-16.ts'
import { scanUtf8 } from './utf-8-scan.ts'
import { windows1252ToUtf8 } from './windows-1252.ts'

/** Any input as UTF-8 bytes. */
export interface Decoded {
  readonly bytes: Uint8Array
  /** Where the text begins, behind a byte order mark. */
  readonly start: number
  readonly encoding: string
  /** Offsets in `bytes` of what was no text in the encoding, at most 1,000. */
  readonly invalid: readonly number[]
  readonly invalidCount: number
  /** Where in the file an offset of `bytes` stands. */
  readonly sourceOffset: SourceOffset
}

/** Finds the encoding out, or takes the user's word for it, and brings the bytes to UTF-8; plain UTF-8 is not copied. */
export function decode(bytes: Uint8Array, name: string, encoding?: string): Decoded {
  refuseForeignFormat(bytes, name)
  const label = encoding === undefined ? null : canonicalLabel(encoding)
  const mark = byteOrderMark(bytes)
  const found = label ?? mark?.encoding ?? guessUtf16(bytes)
  const start = mark !== null && mark.encoding === found ? mark.length : 0
  if (found === 'utf-16le' || found === 'utf-16be') {
    const decoded = utf16ToUtf8(bytes, start, found === 'utf-16le')
    refuseBinary(decoded.bytes, name)
    return {
      bytes: decoded.bytes,
      start: 0,
      encoding: found,
      invalid: decoded.invalid.slice(0, 1000),
      invalidCount: decoded.invalid.length,
      sourceOffset: sourceOffset(bytes, start, decoded.bytes, found),
    }
  }
  refuseBinary(bytes, name)
  if (found === 'windows-1252') return decodeWindows1252(bytes, start)
  if (found === null || found === 'utf-8') return decodeUtf8OrElse(bytes, start, label !== null || mark !== null)
  return decodeOther(bytes, found)
}

/** Rows from the middle of a file as UTF-8 bytes, by the encoding of its beginning where that is known. */
export function decodePart(bytes: Uint8Array, encoding: 'utf-8' | 'windows-1252' | undefined): Decoded {
  if (encoding === 'windows-1252') return decodeWindows1252(bytes, 0)
  return decodeUtf8OrElse(bytes, 0, encoding === 'utf-8')
}

function decodeOther(bytes: Uint8Array, found: string): Decoded {
  const text = recode(bytes, found)
  const invalid = replacements(text)
  return {
    bytes: text,
    start: 0,
    encoding: found,
    invalid: invalid.slice(0, 1000),
    invalidCount: invalid.length,
    sourceOffset: sourceOffset(bytes, 0, text, found),
  }
}

const PART = 16 * 1024 * 1024

/** In parts, since a text longer than one string may be does not fit into one. */
function recode(bytes: Uint8Array, encoding: string): Uint8Array {
  const decoder = new TextDecoder(encoding)
  const parts: Uint8Array[] = []
  for (let at = 0; at < bytes.length; at += PART)
    parts.push(encodeUtf8(decoder.decode(bytes.subarray(at, at + PART), { stream: true })))
  parts.push(encodeUtf8(decoder.decode()))
  const text = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let to = 0
  for (const part of parts) {
    text.set(part, to)
    to += part.length
  }
  return text
}

/** Where a decoder put U+FFFD for what it could not read. */
function replacements(utf8: Uint8Array): readonly number[] {
  const found: number[] = []
  for (let at = utf8.indexOf(0xef); at >= 0; at = utf8.indexOf(0xef, at + 1))
    if (utf8[at + 1] === 0xbf && utf8[at + 2] === 0xbd) found.push(at)
  return found
}

function decodeWindows1252(bytes: Uint8Array, start: number): Decoded {
  const text = windows1252ToUtf8(bytes, start)
  return {
    bytes: text,
    start: 0,
    encoding: 'windows-1252',
    invalid: [],
    invalidCount: 0,
    sourceOffset: sourceOffset(bytes, start, text, 'windows-1252'),
  }
}

// A file in UTF-8 with a few broken bytes stays UTF-8 when that many of its sequences are well formed.
const SEQUENCES_PER_INVALID = 10

function decodeUtf8OrElse(bytes: Uint8Array, start: number, certain: boolean): Decoded {
  const scan = scanUtf8(bytes, start)
  if (certain || scan.invalidCount === 0 || scan.sequences >= SEQUENCES_PER_INVALID * scan.invalidCount) {
    return {
      bytes,
      start,
      encoding: 'utf-8',
      invalid: scan.invalid,
      invalidCount: scan.invalidCount,
      sourceOffset: (offset) => offset,
    }
  }
  const other = guessEncoding(bytes)
  return other === null ? decodeWindows1252(bytes, start) : decodeOther(bytes, other)
}

function byteOrderMark(bytes: Uint8Array): { readonly encoding: string; readonly length: number } | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return { encoding: 'utf-8', length: 3 }
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return { encoding: 'utf-16le', length: 2 }
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return { encoding: 'utf-16be', length: 2 }
  return null
}

function canonicalLabel(label: string): string {
  const lower = label.trim().toLowerCase()
  if (['latin1', 'latin-1', 'iso-8859-1', 'iso8859-1', 'cp1252', 'windows-1252', 'ansi'].includes(lower))
    return 'windows-1252'
  if (lower === 'utf8' || lower === 'ascii' || lower === 'us-ascii') return 'utf-8'
  const found = standardLabel(lower)
  if (['utf-16le', 'utf-16be', 'windows-1252', 'utf-8', ...offeredEncodings].includes(found)) return found
  throw new CsvAnalyzerError(
    'unknown-encoding',
    `encoding "${label}" is ${found === '' ? 'unknown' : 'not read alike by all engines'}; use utf-8, utf-16le, utf-16be, windows-1252, ${offeredEncodings.join(', ')}, or save the file as UTF-8`,
    { encoding: label },
  )
}

/** The name that the Encoding Standard has for a label, '' when it has none. */
function standardLabel(label: string): string {
  try {
    return new TextDecoder(label).encoding
  } catch {
    return ''
  }
}
