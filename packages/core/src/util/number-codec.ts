import { base64FromBytes } from './base64.ts'

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

interface NumberKind {
  readonly name: string
  readonly size: number
  holds(value: number): boolean
  write(view: DataView, at: number, value: number): void
}

const integerIn = (low: number, high: number) => (value: number) =>
  value >= low && value <= high && Math.floor(value) === value && !Object.is(value, -0)

const kinds: readonly NumberKind[] = [
  { name: 'u8', size: 1, holds: /* @__PURE__ */ integerIn(0, 255), write: (v, at, x) => v.setUint8(at, x) },
  {
    name: 'i16',
    size: 2,
    holds: /* @__PURE__ */ integerIn(-32768, 32767),
    write: (v, at, x) => v.setInt16(at, x, true),
  },
  {
    name: 'i32',
    size: 4,
    holds: /* @__PURE__ */ integerIn(-2147483648, 2147483647),
    write: (v, at, x) => v.setInt32(at, x, true),
  },
  {
    name: 'u32',
    size: 4,
    holds: /* @__PURE__ */ integerIn(0, 4294967295),
    write: (v, at, x) => v.setUint32(at, x, true),
  },
  { name: 'f32', size: 4, holds: (x) => Math.fround(x) === x, write: (v, at, x) => v.setFloat32(at, x, true) },
  { name: 'f64', size: 8, holds: () => true, write: writeFloat64 },
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
