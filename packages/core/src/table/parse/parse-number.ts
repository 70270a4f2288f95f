import { decodeUtf8 } from '../text-codec.ts'

const POWERS = Float64Array.from({ length: 23 }, (_, exponent) => Number(`1e${exponent}`))

/**
 * Reads bytes as a plain decimal number, with spaces around it allowed: equal to `Number(text)` bit for bit; NaN when they are none.
 * Up to 15 digits, mantissa and power of ten are exact in float64, so that one division rounds correctly (Clinger 1990); all else goes to `Number`.
 */
export function parseNumber(bytes: Uint8Array, start: number, end: number): number {
  let at = start
  if (bytes[at] === 0x20 || bytes[end - 1] === 0x20) {
    while (at < end && bytes[at] === 0x20) at++
    while (end > at && bytes[end - 1] === 0x20) end--
  }
  const begin = at
  let first = bytes[at]
  const negative = first === 0x2d
  if (negative || first === 0x2b) first = bytes[++at]
  const digitsFrom = at
  let mantissa = 0
  let digit = first - 48
  while (at < end && digit >= 0 && digit <= 9) {
    mantissa = mantissa * 10 + digit
    digit = bytes[++at] - 48
  }
  let count = at - digitsFrom
  let fraction = 0
  if (at < end && digit === -2) {
    const pointAt = at
    digit = bytes[++at] - 48
    while (at < end && digit >= 0 && digit <= 9) {
      mantissa = mantissa * 10 + digit
      digit = bytes[++at] - 48
    }
    fraction = at - pointAt - 1
    count += fraction
  }
  if (at === end && count > 0 && count <= 15) return (negative ? -mantissa : mantissa) / POWERS[fraction]
  if (count === 0) return parseInfinity(bytes, begin, end)
  if (at < end && !isExponent(bytes, at, end)) return NaN
  return Number(decodeUtf8(bytes, begin, end))
}

function isExponent(bytes: Uint8Array, at: number, end: number): boolean {
  if ((bytes[at] | 0x20) !== 0x65) return false
  let next = at + 1
  if (bytes[next] === 0x2b || bytes[next] === 0x2d) next++
  if (next >= end || end - next > 6) return false
  for (; next < end; next++) if (bytes[next] < 48 || bytes[next] > 57) return false
  return true
}

/** `inf`, `Inf` and `Infinity` with a sign or without, as R, Python and JavaScript write them. */
function parseInfinity(bytes: Uint8Array, start: number, end: number): number {
  const length = end - start
  if (length < 3 || length > 9) return NaN
  const text = decodeUtf8(bytes, start, end)
  const match = /^([+-]?)(?:inf|Inf|Infinity)$/.exec(text)
  return match === null ? NaN : match[1] === '-' ? -Infinity : Infinity
}
