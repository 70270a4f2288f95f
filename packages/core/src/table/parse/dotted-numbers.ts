import { groupedByDots } from '../sniff/types.ts'
import { numberParser } from './number-format.ts'
import { parseNumber } from './parse-number.ts'

const grouped = numberParser(groupedByDots)

/** Reads whole numbers, and those with a dot between thousands or a decimal comma, and notes whether there are any. */
export class DottedNumbers {
  seen = false

  readonly parse = (bytes: Uint8Array, start: number, end: number): number => {
    for (let at = start; at < end; at++)
      if (bytes[at] < 0x30 || bytes[at] > 0x39) return this.#grouped(bytes, start, end)
    return parseNumber(bytes, start, end)
  }

  #grouped(bytes: Uint8Array, start: number, end: number): number {
    const isSigned = bytes[start] === 0x2b || bytes[start] === 0x2d
    const first = isSigned ? start + 1 : start
    // No thousands begin with a zero: 0.125 has a decimal point.
    if (bytes[first] === 0x30 && bytes[first + 1] === 0x2e) return NaN
    if (isSigned && isDigits(bytes, first, end)) return parseNumber(bytes, start, end)
    const value = grouped(bytes, start, end)
    if (value === value) this.seen = true
    return value
  }
}

function isDigits(bytes: Uint8Array, start: number, end: number): boolean {
  for (let at = start; at < end; at++) if (bytes[at] < 0x30 || bytes[at] > 0x39) return false
  return start < end
}
