import { bytesFromBase64 } from './base64.ts'
import { unreadableModel } from './unreadable-model.ts'

/** Kinds of `encodeNumbers`, all little-endian; the digits of a kind are its bits. */
const readers = {
  u8: 'Uint8',
  i16: 'Int16',
  i32: 'Int32',
  u32: 'Uint32',
  f32: 'Float32',
  f64: 'Float64',
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
  if (bytes === null || bytes.length % size !== 0) throw unreadableModel('a damaged array of numbers')
  const view = new DataView(bytes.buffer)
  const read = readers[kind as keyof typeof readers]
  return Float64Array.from({ length: bytes.length / size }, (_, i) => view[`get${read}`](i * size, true))
}
