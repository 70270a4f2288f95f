import type { ColumnFormat } from '../column.ts'
import { encodeUtf8 } from '../text-codec.ts'
import { parseNumber } from './parse-number.ts'
import type { ValueParser } from './value-builder.ts'

/** The parser of numbers written in a format: separators, unit and percent sign are taken away, then it is a plain number. */
export function numberParser(format: ColumnFormat): ValueParser {
  const { decimal = '.', thousands, unit } = format
  if (format.decimal === undefined && thousands === undefined && unit === undefined) return parseNumber
  const unitBytes = unit === undefined ? new Uint8Array(0) : encodeUtf8(unit)
  const scratch = new Uint8Array(64)
  return (bytes, start, end) => {
    const length = rewrite(bytes, start, end, scratch, decimal, thousands, unitBytes)
    return length < 0 ? NaN : parseNumber(scratch, 0, length)
  }
}

/** Writes the plain form of a number into `scratch`; answers its length, −1 when it is none. */
function rewrite(
  bytes: Uint8Array,
  start: number,
  end: number,
  scratch: Uint8Array,
  decimal: string,
  thousands: string | undefined,
  unit: Uint8Array,
): number {
  let length = 0
  let groupDigits = -1
  let inParentheses = false
  let unitSeen = false
  const decimalByte = decimal.charCodeAt(0)
  for (let at = start; at < end; at++) {
    const byte = bytes[at]
    if (length >= 60) return -1
    if (!unitSeen && unit.length > 0 && byte === unit[0] && matches(bytes, at, end, unit)) {
      unitSeen = true
      at += unit.length - 1
    } else if (byte >= 48 && byte <= 57) {
      scratch[length++] = byte
      if (groupDigits >= 0) groupDigits++
    } else if (byte === decimalByte) {
      if (groupDigits >= 0 && groupDigits !== 3) return -1
      groupDigits = -1
      scratch[length++] = 0x2e
    } else if (thousands !== undefined && isThousands(bytes, at, thousands) && isDigit(bytes[at - 1]) && at > start) {
      if (groupDigits >= 0 && groupDigits !== 3) return -1
      groupDigits = 0
      at += separatorLength(byte) - 1
      if (!isDigit(bytes[at + 1])) {
        if (thousands !== ' ') return -1
        groupDigits = -1
      }
    } else if (byte === 0x28 && at === start) inParentheses = true
    else if (byte === 0x29 && at === end - 1 && inParentheses) continue
    else if (byte === 0x2b || byte === 0x2d || byte === 0x65 || byte === 0x45) scratch[length++] = byte
    else if (byte === 0xe2 && bytes[at + 1] === 0x88 && bytes[at + 2] === 0x92) {
      scratch[length++] = 0x2d
      at += 2
    } else if (byte !== 0x20 && !(byte === 0xc2 && bytes[at + 1] === 0xa0)) return -1
    else {
      const after = byte === 0xc2 ? at + 2 : at + 1
      if (at > start && isDigit(bytes[at - 1]) && after < end && isDigit(bytes[after])) return -1
      at = after - 1
    }
  }
  if (groupDigits >= 0 && groupDigits !== 3) return -1
  if (inParentheses) {
    scratch.copyWithin(1, 0, length)
    scratch[0] = 0x2d
    length++
  }
  return length
}

function matches(bytes: Uint8Array, at: number, end: number, unit: Uint8Array): boolean {
  if (at + unit.length > end) return false
  for (let i = 0; i < unit.length; i++) if (bytes[at + i] !== unit[i]) return false
  return true
}

/** A space also stands for the no-break spaces U+00A0, U+202F and U+2009. */
function isThousands(bytes: Uint8Array, at: number, thousands: string): boolean {
  const byte = bytes[at]
  if (byte === thousands.charCodeAt(0)) return true
  if (thousands !== ' ') return false
  return (
    (byte === 0xc2 && bytes[at + 1] === 0xa0) ||
    (byte === 0xe2 && bytes[at + 1] === 0x80 && (bytes[at + 2] === 0xaf || bytes[at + 2] === 0x89))
  )
}

function separatorLength(byte: number): number {
  return byte === 0xc2 ? 2 : byte === 0xe2 ? 3 : 1
}

function isDigit(byte: number): boolean {
  return byte >= 48 && byte <= 57
}
