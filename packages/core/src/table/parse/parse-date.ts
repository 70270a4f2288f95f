import { DAY, daysFromCivil, daysInMonth } from './civil.ts'
import type { DateToken } from './date-format.ts'
import { dateFormatParts, monthNames } from './date-format.ts'

/** Reads the bytes from `start` to `end` as a date; NaN when they do not fit as a whole. */
export type DateParser = (bytes: Uint8Array, start: number, end: number) => number

/** The parser of a format, and of others where it does not fit. A zone is subtracted, a text without zone is UTC, a time alone counts from 1970-01-01. */
export function dateParser(format: string, others: readonly string[] = []): DateParser {
  const parsers = [format, ...others].map(parserOfFormat)
  if (parsers.length === 1) return parsers[0]
  return (bytes, start, end) => {
    for (const parse of parsers) {
      const value = parse(bytes, start, end)
      if (value === value) return value
    }
    return NaN
  }
}

function parserOfFormat(format: string): DateParser {
  if (format === 'YYYY-MM-DD') return parseIsoDate
  if (format === 'YYYY-MM-DD HH:mm:ss') return (bytes, start, end) => parseIsoDateTime(bytes, start, end, 0x20)
  if (format === 'YYYY-MM-DDTHH:mm:ss') return (bytes, start, end) => parseIsoDateTime(bytes, start, end, 0x54)
  return stepParser(format)
}

function parseIsoDate(bytes: Uint8Array, start: number, end: number): number {
  return end - start === 10 ? isoDate(bytes, start) : NaN
}

function parseIsoDateTime(bytes: Uint8Array, start: number, end: number, separator: number): number {
  if (end - start !== 19 || bytes[start + 10] !== separator || bytes[start + 13] !== 0x3a || bytes[start + 16] !== 0x3a)
    return NaN
  const hour = twoDigits(bytes, start + 11)
  const minute = twoDigits(bytes, start + 14)
  const second = twoDigits(bytes, start + 17)
  if (hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 59) return NaN
  return isoDate(bytes, start) + ((hour * 60 + minute) * 60 + second) * 1000
}

function isoDate(bytes: Uint8Array, start: number): number {
  if (bytes[start + 4] !== 0x2d || bytes[start + 7] !== 0x2d) return NaN
  const century = twoDigits(bytes, start)
  const ofCentury = twoDigits(bytes, start + 2)
  if (century < 0 || ofCentury < 0) return NaN
  return dateOf(century * 100 + ofCentury, twoDigits(bytes, start + 5), twoDigits(bytes, start + 8))
}

function dateOf(year: number, month: number, day: number): number {
  if (!(month >= 1 && month <= 12 && day >= 1 && (day <= 28 || day <= daysInMonth(year, month)))) return NaN
  return daysFromCivil(year, month, day) * DAY
}

/** The value of two digits, −1 when one of them is none. */
function twoDigits(bytes: Uint8Array, at: number): number {
  const tens = bytes[at] - 48
  const ones = bytes[at + 1] - 48
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : -1
}

/** What the steps of a format have read so far; one for all parsers, reset at each cell. */
const read = {
  at: 0,
  year: 1970,
  month: 1,
  day: 1,
  hour: 0,
  minute: 0,
  second: 0,
  millisecond: 0,
  afternoon: -1,
  zoneMinutes: 0,
}

type Step = (bytes: Uint8Array, end: number) => boolean

function stepParser(format: string): DateParser {
  const steps = dateFormatParts(format).map((part) =>
    'literal' in part ? literalStep(part.literal) : tokenStep(part.token),
  )
  return (bytes, start, end) => {
    read.at = start
    read.year = 1970
    read.month = read.day = 1
    read.hour = read.minute = read.second = read.millisecond = read.zoneMinutes = 0
    read.afternoon = -1
    for (const step of steps) if (!step(bytes, end)) return NaN
    return read.at === end ? epochOfRead() : NaN
  }
}

function epochOfRead(): number {
  let { hour } = read
  if (read.afternoon >= 0) {
    if (hour < 1 || hour > 12) return NaN
    hour = (hour % 12) + 12 * read.afternoon
  }
  if (hour > 23 || read.minute > 59 || read.second > 59) return NaN
  return (
    dateOf(read.year, read.month, read.day) +
    ((hour * 60 + read.minute - read.zoneMinutes) * 60 + read.second) * 1000 +
    read.millisecond
  )
}

function literalStep(literal: string): Step {
  const code = new TextEncoder().encode(literal)
  return (bytes, end) => {
    if (read.at + code.length > end) return false
    for (const byte of code) if (bytes[read.at++] !== byte) return false
    return true
  }
}

function tokenStep(token: DateToken): Step {
  switch (token) {
    case 'YYYY':
      return digits(4, 4, (value) => {
        read.year = value
      })
    case 'YY':
      return digits(2, 2, (value) => {
        read.year = value + (value < 70 ? 2000 : 1900)
      })
    case 'MM':
      return digits(2, 2, (value) => {
        read.month = value
      })
    case 'M':
      return digits(1, 2, (value) => {
        read.month = value
      })
    case 'DD':
      return digits(2, 2, (value) => {
        read.day = value
      })
    case 'D':
      return digits(1, 2, (value) => {
        read.day = value
      })
    case 'HH':
    case 'hh':
      return digits(2, 2, (value) => {
        read.hour = value
      })
    case 'H':
    case 'h':
      return digits(1, 2, (value) => {
        read.hour = value
      })
    case 'mm':
      return digits(2, 2, (value) => {
        read.minute = value
      })
    case 'ss':
      return digits(2, 2, (value) => {
        read.second = value
      })
    case 'S':
    case 'SS':
    case 'SSS':
    case 'SSSS':
    case 'SSSSS':
    case 'SSSSSS':
    case 'SSSSSSS':
    case 'SSSSSSSS':
    case 'SSSSSSSSS':
      return fractionStep(token.length)
    case 'MMM':
      return monthStep(true)
    case 'MMMM':
      return monthStep(false)
    case 'A':
      return afternoonStep
    case 'Z':
      return zoneStep
  }
}

function digits(least: number, most: number, set: (value: number) => void): Step {
  return (bytes, end) => {
    let value = 0
    let count = 0
    while (count < most && read.at < end) {
      const digit = bytes[read.at] - 48
      if (digit < 0 || digit > 9) break
      value = value * 10 + digit
      count++
      read.at++
    }
    set(value)
    return count >= least
  }
}

/** Digits behind the second, of which a millisecond keeps three. */
function fractionStep(length: number): Step {
  const scale = powersOfTen[Math.abs(length - 3)]
  return digits(length, length, (value) => {
    read.millisecond = length < 3 ? value * scale : Math.floor(value / scale)
  })
}

const powersOfTen = [1, 10, 100, 1000, 10_000, 100_000, 1_000_000]

function monthStep(short: boolean): Step {
  const names = monthNames.map((name) => (short ? name.slice(0, 3) : name).toLowerCase())
  return (bytes, end) => {
    let name = ''
    while (read.at < end && name.length < (short ? 3 : 9) && isLetter(bytes[read.at]))
      name += String.fromCharCode(bytes[read.at++] | 0x20)
    read.month = names.indexOf(name) + 1
    return read.month > 0
  }
}

function isLetter(byte: number): boolean {
  const lower = byte | 0x20
  return lower >= 0x61 && lower <= 0x7a
}

function afternoonStep(bytes: Uint8Array, end: number): boolean {
  const letter = bytes[read.at] | 0x20
  if (read.at + 2 > end || (bytes[read.at + 1] | 0x20) !== 0x6d || (letter !== 0x61 && letter !== 0x70)) return false
  read.afternoon = letter === 0x70 ? 1 : 0
  read.at += 2
  return true
}

/** `Z`, `+02:00`, `+0200` or `+02`. */
function zoneStep(bytes: Uint8Array, end: number): boolean {
  const sign = bytes[read.at]
  if (read.at < end && sign === 0x5a) {
    read.at++
    return true
  }
  if (sign !== 0x2b && sign !== 0x2d) return false
  const colon = bytes[read.at + 3] === 0x3a ? 1 : 0
  const hours = twoDigits(bytes, read.at + 1)
  if (read.at + 3 === end && hours >= 0) {
    read.at = end
    read.zoneMinutes = hours * 60 * (sign === 0x2d ? -1 : 1)
    return true
  }
  if (read.at + 5 + colon > end) return false
  const minutes = twoDigits(bytes, read.at + 3 + colon)
  read.at += 5 + colon
  read.zoneMinutes = (hours * 60 + minutes) * (sign === 0x2d ? -1 : 1)
  return hours >= 0 && minutes >= 0
}
