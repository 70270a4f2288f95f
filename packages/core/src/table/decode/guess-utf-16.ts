const SAMPLE = 4096

/** UTF-16 without a mark: line ends, delimiters and digits have a zero in every other byte, and no unit is a control. */
export function guessUtf16(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const length = Math.min(bytes.length, SAMPLE) & ~1
  if (length < 4) return null
  let even = 0
  let odd = 0
  for (let at = 0; at < length; at += 2) {
    if (bytes[at] === 0) even++
    if (bytes[at + 1] === 0) odd++
  }
  const least = length * 0.02
  if (odd > least && even * 20 <= odd && isText(bytes, length, 0)) return 'utf-16le'
  return even > least && odd * 20 <= even && isText(bytes, length, 1) ? 'utf-16be' : null
}

/** Whether no unit but tabs and line ends is a control, surrogates come in pairs, and lines end in whole units. */
function isText(bytes: Uint8Array, length: number, low: 0 | 1): boolean {
  let lineEnds = 0
  let ascii = 0
  for (let at = 0; at < length; at += 2) {
    const unit = bytes[at + low] | (bytes[at + 1 - low] << 8)
    if (unit === 0x0a || unit === 0x0d) lineEnds++
    if (unit < 0x80) ascii++
    if (unit < 0x20 && unit !== 0x09 && unit !== 0x0a && unit !== 0x0d) return false
    if (unit < 0xd800 || unit > 0xdfff) continue
    const next = bytes[at + 2 + low] | (bytes[at + 3 - low] << 8)
    if (unit > 0xdbff || (at + 3 < length && (next < 0xdc00 || next > 0xdfff))) return false
    at += 2
  }
  return lineEnds > 0 || ascii * 4 > length
}
