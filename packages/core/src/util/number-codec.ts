import { base64FromBytes, bytesFromBase64 } from './base64.ts'
import { CsvAnalyzerError } from './error.ts'

/**
 * Arrays of numbers as short text: `<kind>:<base64>` in the smallest little-endian kind that holds every value exactly,
 * or `same:<length>:<value>`. NaN is written canonically, so equal arrays give equal texts.
 */
export function encodeNumbers(values: ArrayLike<number>): string {
  const first = values.length > 0 ? values[0] : 0
  if (everyValue(values, (value) => Object.is(value, first)) && Number.isFinite(first) && !Object.is(first, -0))
    return `same:${values.length}:${first}`
  const kind = kinds.find(({ holds }) => everyValue(values, holds)) ?? kinds[kinds.length - 1]
  const view = new DataView(new ArrayBuffer(values.length * kind.size))
  for (let i = 0; i < values.length; i++) kind.write(view, i * kind.size, values[i])
  return `${kind.name}:${base64FromBytes(new Uint8Array(view.buffer))}`
}

export function decodeNumbers(text: unknown): Float64Array {
  const [name, body, value] = typeof text === 'string' ? text.split(':') : []
  if (name === 'same') return sameNumbers(Number(body), Number(value))
  const kind = kinds.find((candidate) => candidate.name === name)
  const bytes = kind === undefined ? null : bytesFromBase64(body)
  if (kind === undefined || bytes === null || bytes.length % kind.size !== 0) throw damaged()
  const view = new DataView(bytes.buffer as ArrayBuffer, 0, bytes.length)
  const result = new Float64Array(bytes.length / kind.size)
  for (let i = 0; i < result.length; i++) result[i] = kind.read(view, i * kind.size)
  return result
}

const LONGEST = 100_000_000

function sameNumbers(length: number, value: number): Float64Array {
  if (!Number.isInteger(length) || length < 0 || length > LONGEST || !Number.isFinite(value)) throw damaged()
  return new Float64Array(length).fill(value)
}

function damaged(): CsvAnalyzerError {
  return new CsvAnalyzerError('unreadable-model', 'an array of numbers in the model cannot be read; the file is damaged or not one of ours')
}

interface NumberKind {
  readonly name: string
  readonly size: number
  holds(value: number): boolean
  write(view: DataView, at: number, value: number): void
  read(view: DataView, at: number): number
}

const integerIn = (low: number, high: number) => (value: number) =>
  value >= low && value <= high && Math.floor(value) === value && !Object.is(value, -0)

const kinds: readonly NumberKind[] = [
  { name: 'u8', size: 1, holds: integerIn(0, 255), write: (v, at, x) => v.setUint8(at, x), read: (v, at) => v.getUint8(at) },
  { name: 'i16', size: 2, holds: integerIn(-32768, 32767), write: (v, at, x) => v.setInt16(at, x, true), read: (v, at) => v.getInt16(at, true) },
  { name: 'i32', size: 4, holds: integerIn(-2147483648, 2147483647), write: (v, at, x) => v.setInt32(at, x, true), read: (v, at) => v.getInt32(at, true) },
  { name: 'u32', size: 4, holds: integerIn(0, 4294967295), write: (v, at, x) => v.setUint32(at, x, true), read: (v, at) => v.getUint32(at, true) },
  { name: 'f32', size: 4, holds: (x) => Math.fround(x) === x, write: (v, at, x) => v.setFloat32(at, x, true), read: (v, at) => v.getFloat32(at, true) },
  { name: 'f64', size: 8, holds: () => true, write: writeFloat64, read: (v, at) => v.getFloat64(at, true) },
]

function writeFloat64(view: DataView, at: number, value: number): void {
  if (value === value) return view.setFloat64(at, value, true)
  view.setUint32(at, 0, true)
  view.setUint32(at + 4, 0x7ff80000, true)
}

function everyValue(values: ArrayLike<number>, holds: (value: number) => boolean): boolean {
  for (let i = 0; i < values.length; i++) if (!holds(values[i])) return false
  return true
}
