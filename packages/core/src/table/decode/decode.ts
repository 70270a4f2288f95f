import { CsvAnalyzerError } from '../../util/error.ts'
import { encodeUtf8 } from '../text-codec.ts'
import { refuseBinary, refuseForeignFormat } from './foreign-format.ts'
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
}

/** Finds the encoding out, or takes the user's word for it, and brings the bytes to UTF-8; plain UTF-8 is not copied. */
export function decode(bytes: Uint8Array, name: string, encoding?: string): Decoded {
  refuseForeignFormat(bytes, name)
  const label = encoding === undefined ? null : canonicalLabel(encoding)
  const mark = byteOrderMark(bytes)
  const found = label ?? mark?.encoding ?? guessEncoding(bytes)
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
    }
  }
  refuseBinary(bytes, name)
  if (found === 'windows-1252')
    return { bytes: windows1252ToUtf8(bytes, start), start: 0, encoding: found, invalid: [], invalidCount: 0 }
  if (found === null || found === 'utf-8') return decodeUtf8OrElse(bytes, start, label !== null || mark !== null)
  return {
    bytes: encodeUtf8(new TextDecoder(found).decode(bytes)),
    start: 0,
    encoding: found,
    invalid: [],
    invalidCount: 0,
  }
}

// A file in UTF-8 with a few broken bytes stays UTF-8 when that many of its sequences are well formed.
const SEQUENCES_PER_INVALID = 10

function decodeUtf8OrElse(bytes: Uint8Array, start: number, certain: boolean): Decoded {
  const scan = scanUtf8(bytes, start)
  if (certain || scan.invalidCount === 0 || scan.sequences >= SEQUENCES_PER_INVALID * scan.invalidCount) {
    return { bytes, start, encoding: 'utf-8', invalid: scan.invalid, invalidCount: scan.invalidCount }
  }
  return { bytes: windows1252ToUtf8(bytes, start), start: 0, encoding: 'windows-1252', invalid: [], invalidCount: 0 }
}

function byteOrderMark(bytes: Uint8Array): { readonly encoding: string; readonly length: number } | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return { encoding: 'utf-8', length: 3 }
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return { encoding: 'utf-16le', length: 2 }
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return { encoding: 'utf-16be', length: 2 }
  return null
}

/** UTF-16 without a mark: text of the first planes has a zero in every other byte. */
function guessEncoding(bytes: Uint8Array): string | null {
  const length = Math.min(bytes.length, 4096) & ~1
  if (length < 4) return null
  let even = 0
  let odd = 0
  for (let at = 0; at < length; at += 2) {
    if (bytes[at] === 0) even++
    if (bytes[at + 1] === 0) odd++
  }
  if (odd > length * 0.2 && even < length * 0.02) return 'utf-16le'
  return even > length * 0.2 && odd < length * 0.02 ? 'utf-16be' : null
}

function canonicalLabel(label: string): string {
  const lower = label.trim().toLowerCase()
  if (['latin1', 'latin-1', 'iso-8859-1', 'iso8859-1', 'cp1252', 'windows-1252', 'ansi'].includes(lower))
    return 'windows-1252'
  if (lower === 'utf8' || lower === 'ascii' || lower === 'us-ascii') return 'utf-8'
  try {
    return new TextDecoder(lower).encoding
  } catch (cause) {
    throw new CsvAnalyzerError(
      'unknown-encoding',
      `unknown encoding "${label}"; use a label such as utf-8, utf-16le, windows-1252 or shift_jis`,
      { encoding: label },
      { cause },
    )
  }
}
