import type { Column } from '../table/column.ts'

/** Mixes a column into one 32-bit hash per row; equal cells mix equally, missing cells as one value. */
export function mixColumn(hashes: Uint32Array, column: Column, rows?: Int32Array): void {
  switch (column.storage) {
    case 'number':
    case 'date':
      return mixNumbers(hashes, column.values, column.missing, rows)
    case 'boolean':
      return mixCodes(hashes, column.values, column.missing, rows)
    case 'category':
      return mixCodes(hashes, column.codes, column.missing, rows)
    case 'text':
      return mixTexts(hashes, (row) => column.at(row), rows)
  }
}

/** A multiply–xor round (Murmur's finaliser constants). */
function mix(hash: number, value: number): number {
  let mixed = Math.imul(hash ^ value, 0x85ebca6b)
  mixed ^= mixed >>> 13
  mixed = Math.imul(mixed, 0xc2b2ae35)
  return (mixed ^ (mixed >>> 16)) >>> 0
}

function mixNumbers(
  hashes: Uint32Array,
  values: Float64Array,
  missing: Uint8Array,
  rows: Int32Array | undefined,
): void {
  const bits = new Float64Array(1)
  const words = new Uint32Array(bits.buffer)
  for (let i = 0; i < hashes.length; i++) {
    const row = rows === undefined ? i : rows[i]
    bits[0] = missing[row] !== 0 ? -0 : values[row] + 0
    hashes[i] = mix(mix(hashes[i], words[0]), words[1])
  }
}

function mixCodes(
  hashes: Uint32Array,
  codes: ArrayLike<number>,
  missing: Uint8Array,
  rows: Int32Array | undefined,
): void {
  for (let i = 0; i < hashes.length; i++) {
    const row = rows === undefined ? i : rows[i]
    hashes[i] = mix(hashes[i], missing[row] !== 0 ? 0x9e3779b9 : codes[row] + 1)
  }
}

function mixTexts(hashes: Uint32Array, at: (row: number) => string | null, rows: Int32Array | undefined): void {
  for (let i = 0; i < hashes.length; i++) {
    const text = at(rows === undefined ? i : rows[i])
    hashes[i] = mix(hashes[i], text === null ? 0x9e3779b9 : textHash(text))
  }
}

export function textHash(text: string): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
  return hash >>> 0
}
