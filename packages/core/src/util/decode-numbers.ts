import { bytesFromBase64 } from './base64.ts'
import { CsvAnalyzerError } from './error.ts'

const readers = {
  u8: [1, (view: DataView, at: number) => view.getUint8(at)],
  i16: [2, (view: DataView, at: number) => view.getInt16(at, true)],
  i32: [4, (view: DataView, at: number) => view.getInt32(at, true)],
  u32: [4, (view: DataView, at: number) => view.getUint32(at, true)],
  f32: [4, (view: DataView, at: number) => view.getFloat32(at, true)],
  f64: [8, (view: DataView, at: number) => view.getFloat64(at, true)],
} as const

const LONGEST = 100_000_000

/** The array that `encodeNumbers` wrote. @throws CsvAnalyzerError `unreadable-model` */
export function decodeNumbers(text: unknown): Float64Array {
  const [name, body, value] = typeof text === 'string' ? text.split(':') : []
  const length = Number(body)
  if (name === 'same' && Number.isInteger(length) && length >= 0 && length <= LONGEST && Number.isFinite(Number(value))) return new Float64Array(length).fill(Number(value))
  const bytes = body !== undefined && Object.hasOwn(readers, name) ? bytesFromBase64(body) : null
  const [size, read] = readers[name as keyof typeof readers] ?? []
  if (bytes === null || bytes.length % size !== 0) throw new CsvAnalyzerError('unreadable-model', 'the model cannot be read: a damaged array of numbers')
  const view = new DataView(bytes.buffer)
  return Float64Array.from({ length: bytes.length / size }, (_, i) => read(view, i * size))
}
