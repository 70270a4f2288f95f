import { CsvAnalyzerError } from '../../util/error.ts'
import { crc32 } from '../../util/crc32.ts'
import { inflate } from '../../util/inflate.ts'
import { decodeUtf8 } from '../text-codec.ts'

/** The bytes of a gzip file or of the one file in a zip archive; other bytes as they are. */
export function unpack(bytes: Uint8Array, name: string, most: number): Uint8Array {
  if (bytes[0] === 0x1f && bytes[1] === 0x8b && bytes[2] === 8) return unpackGzip(bytes, most)
  if (bytes[0] === 0x50 && bytes[1] === 0x4b && (bytes[2] === 3 || bytes[2] === 5)) return unpackZip(bytes, name, most)
  return bytes
}

/** RFC 1952; members that follow one another are joined. */
function unpackGzip(bytes: Uint8Array, most: number): Uint8Array {
  const parts: Uint8Array[] = []
  let length = 0
  for (let at = 0; bytes[at] === 0x1f && bytes[at + 1] === 0x8b;) {
    const { bytes: part, end } = inflate(bytes, gzipDataStart(bytes, at), (bytes.length - at) * 4, most - length)
    if (long(bytes, end) !== crc32(part) || end + 8 > bytes.length) throw damaged('gzip file')
    parts.push(part)
    length += part.length
    at = end + 8
  }
  return parts.length === 1 ? parts[0] : join(parts, length)
}

function gzipDataStart(bytes: Uint8Array, at: number): number {
  const flags = bytes[at + 3]
  let data = at + 10
  if (flags & 4) data += 2 + bytes[data] + (bytes[data + 1] << 8)
  for (const text of [8, 16]) if (flags & text) data = bytes.indexOf(0, data) + 1 || bytes.length
  return flags & 2 ? data + 2 : data
}

interface ZipMember {
  readonly name: string
  readonly method: number
  readonly checksum: number
  readonly packedLength: number
  readonly length: number
  readonly header: number
}

function unpackZip(bytes: Uint8Array, name: string, most: number): Uint8Array {
  const members = zipMembers(bytes).filter(
    (member) => !member.name.endsWith('/') && !/^__MACOSX\/|(?:^|\/)\.DS_Store$/.test(member.name),
  )
  const office = members.find((member) =>
    /^(?:xl|word|ppt)\/|^\[Content_Types\]\.xml$|^content\.xml$|^mimetype$/.test(member.name),
  )
  if (office !== undefined)
    throw new CsvAnalyzerError(
      'not-a-csv',
      `${name} is a spreadsheet or office file, not a CSV file; save it as CSV in the program that made it`,
      { name, format: 'an office file' },
    )
  const tables =
    members.length === 1 ? members : members.filter((member) => /\.(?:csv|tsv|tab|txt)$/i.test(member.name))
  if (tables.length !== 1) {
    throw new CsvAnalyzerError(
      'archive-of-many',
      `${name} holds ${members.length} files; unpack it and load one of them`,
      { name, files: members.slice(0, 20).map((member) => member.name) },
    )
  }
  const [{ header, method, checksum, packedLength, length }] = tables
  const start = header + 30 + word(bytes, header + 26) + word(bytes, header + 28)
  if (length > most)
    throw new CsvAnalyzerError(
      'too-large',
      `the unpacked file has ${length} bytes, more than ${most}; raise maxBytes or load a part of it`,
      { maxBytes: most },
    )
  if (method === 0 || method === 8) {
    const unpacked =
      method === 0 ? bytes.subarray(start, start + packedLength) : inflate(bytes, start, length, most).bytes
    if (crc32(unpacked) !== checksum) throw damaged('zip archive')
    return unpacked
  }
  throw new CsvAnalyzerError(
    'not-a-csv',
    `${name} is packed in a way that cannot be read (zip method ${method}); unpack it first`,
    { name, method },
  )
}

/** The central directory, found from the end (APPNOTE.TXT 4.3.12, 4.3.16). */
function zipMembers(bytes: Uint8Array): readonly ZipMember[] {
  let end = bytes.length - 22
  while (end >= 0 && long(bytes, end) !== 0x06054b50) end--
  if (end < 0) throw damaged('zip archive')
  const members: ZipMember[] = []
  let at = long(bytes, end + 16)
  for (let i = 0; i < word(bytes, end + 10) && long(bytes, at) === 0x02014b50; i++) {
    const nameLength = word(bytes, at + 28)
    members.push({
      name: decodeUtf8(bytes, at + 46, at + 46 + nameLength),
      method: word(bytes, at + 10),
      checksum: long(bytes, at + 16),
      packedLength: long(bytes, at + 20),
      length: long(bytes, at + 24),
      header: long(bytes, at + 42),
    })
    at += 46 + nameLength + word(bytes, at + 30) + word(bytes, at + 32)
  }
  return members
}

function damaged(what: string): CsvAnalyzerError {
  return new CsvAnalyzerError('damaged-archive', `the ${what} is damaged or cut off; get it again or unpack it first`)
}

function word(bytes: Uint8Array, at: number): number {
  return bytes[at] | (bytes[at + 1] << 8)
}

function long(bytes: Uint8Array, at: number): number {
  return (word(bytes, at) | (word(bytes, at + 2) << 16)) >>> 0
}

function join(parts: readonly Uint8Array[], length: number): Uint8Array {
  const joined = new Uint8Array(length)
  let at = 0
  for (const part of parts) {
    joined.set(part, at)
    at += part.length
  }
  return joined
}
