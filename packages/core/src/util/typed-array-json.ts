import { base64FromBytes, bytesFromBase64 } from './base64.ts'
import { CsvAnalyzerError } from './error.ts'

/** Typed arrays as base64 of their little-endian bytes; NaN is written canonically, so equal values give equal texts. */
export function encodeFloat64(values: Float64Array): string {
  const bytes = new Uint8Array(values.length * 8)
  const view = new DataView(bytes.buffer)
  for (let i = 0; i < values.length; i++) {
    const value = values[i]
    if (value === value) view.setFloat64(i * 8, value, true)
    else view.setUint32(i * 8 + 4, 0x7ff80000, true)
  }
  return base64FromBytes(bytes)
}

export function decodeFloat64(text: string): Float64Array {
  const view = viewOf(text, 8)
  return Float64Array.from({ length: view.byteLength / 8 }, (_, i) => view.getFloat64(i * 8, true))
}

export function encodeInt32(values: Int32Array | Uint32Array): string {
  const bytes = new Uint8Array(values.length * 4)
  const view = new DataView(bytes.buffer)
  for (let i = 0; i < values.length; i++) view.setInt32(i * 4, values[i], true)
  return base64FromBytes(bytes)
}

export function decodeInt32(text: string): Int32Array {
  const view = viewOf(text, 4)
  return Int32Array.from({ length: view.byteLength / 4 }, (_, i) => view.getInt32(i * 4, true))
}

export function decodeUint32(text: string): Uint32Array {
  const view = viewOf(text, 4)
  return Uint32Array.from({ length: view.byteLength / 4 }, (_, i) => view.getUint32(i * 4, true))
}

export function encodeUint8(values: Uint8Array): string {
  return base64FromBytes(values)
}

export function decodeUint8(text: string): Uint8Array {
  const view = viewOf(text, 1)
  return new Uint8Array(view.buffer, 0, view.byteLength)
}

function viewOf(text: unknown, size: number): DataView<ArrayBuffer> {
  const bytes = typeof text === 'string' ? bytesFromBase64(text) : null
  if (bytes === null || bytes.length % size !== 0)
    throw new CsvAnalyzerError(
      'unreadable-model',
      `a typed array must be base64 of whole ${size}-byte numbers; the file is damaged or not one of ours`,
    )
  return new DataView(bytes.buffer as ArrayBuffer, 0, bytes.length)
}
