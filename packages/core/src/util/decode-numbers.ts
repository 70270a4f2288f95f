import { bytesFromBase64 } from './base64.ts'
import { CsvAnalyzerError } from './error.ts'

/** Kinds of `encodeNumbers`, all little-endian; the digits of a kind are its bits. */
const readers = {
  u8: 'getUint8',
  i16: 'getInt16',
  i32: 'getInt32',
  u32: 'getUint32',
  f32: 'getFloat32',
  f64: 'getFloat64',
} as const

const LONGEST = 100_000_000

/** The array that `encodeNumbers` wrote. @throws CsvAnalyzerError `unreadable-model` */
export function decodeNumbers(text: unknown): Float64Array {
  const [kind, body, value] = String(text).split(':')
  const length = Number(body)
  if (kind === 'same' && Number.isInteger(length) && length >= 0 && length <= LONGEST && Number.isFinite(Number(value)))
    return new Float64Array(length).fill(Number(value))
  const size = Number(kind.slice(1)) / 8
  const bytes = body !== undefined && Object.hasOwn(readers, kind) ? bytesFromBase64(body) : null
  if (bytes === null || bytes.length % size !== 0)
    throw new CsvAnalyzerError('unreadable-model', 'the model cannot be read: a damaged array of numbers')
  const view = new DataView(bytes.buffer)
  const read = readers[kind as keyof typeof readers]
  return Float64Array.from({ length: bytes.length / size }, (_, i) => view[read](i * size, true))
}
