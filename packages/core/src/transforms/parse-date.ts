import { dayMilliseconds, daysFromCivil, daysInMonth } from './civil.ts'
import { trimText } from './text-space.ts'

/** The tokens of a date format, longest first, each with the pattern of its text. Everything else in a format stands for itself. */
export const dateTokens = {
  YYYY: '\\d{4}',
  MMMM: '[A-Za-z]{3,9}',
  MMM: '[A-Za-z]{3}',
  SSSSSS: '\\d{6}',
  SSS: '\\d{3}',
  YY: '\\d{2}',
  MM: '\\d{2}',
  DD: '\\d{2}',
  HH: '\\d{2}',
  hh: '\\d{2}',
  mm: '\\d{2}',
  ss: '\\d{2}',
  M: '\\d{1,2}',
  D: '\\d{1,2}',
  H: '\\d{1,2}',
  h: '\\d{1,2}',
  A: '[AaPp][Mm]',
  Z: '(?:Z|[+-]\\d{2}:?\\d{2})',
} as const satisfies { readonly [token: string]: string }
export type DateToken = keyof typeof dateTokens

const monthNames = 'january february march april may june july august september october november december'.split(' ')

/** A format cut into tokens and literal texts, in order. */
export function dateFormatParts(format: string): readonly (DateToken | { readonly literal: string })[] {
  const parts: (DateToken | { readonly literal: string })[] = []
  const tokens = Object.keys(dateTokens) as DateToken[]
  for (let at = 0; at < format.length; ) {
    const token = tokens.find((candidate) => format.startsWith(candidate, at))
    parts.push(token ?? { literal: format[at] })
    at += token === undefined ? 1 : token.length
  }
  return parts
}

/** A date format as a regular expression (of the whole text) and the tokens of its groups. */
export interface DatePattern {
  readonly pattern: string
  readonly tokens: readonly DateToken[]
}

export function datePattern(format: string): DatePattern {
  const parts = dateFormatParts(format)
  return {
    pattern: parts.map((part) => (typeof part === 'string' ? `(${dateTokens[part]})` : part.literal.replace(/[^\w ]/g, '\\$&'))).join(''),
    tokens: parts.filter((part) => typeof part === 'string'),
  }
}

/**
 * A reader of dates: the first format that fits the whole (trimmed) text gives epoch milliseconds, else NaN.
 * Days and months must exist; a time alone counts from 1970-01-01; a text without zone is UTC; two-digit years are 1970 – 2069.
 */
export function dateReader(formats: readonly string[]): (text: string) => number {
  const readers = formats.map(datePattern).map(({ pattern, tokens }) => ({ tokens, pattern: new RegExp(`^${pattern}$`) }))
  return (cell) => {
    const text = trimText(cell)
    for (const { pattern, tokens } of readers) {
      const match = pattern.exec(text)
      const value = match === null ? NaN : epochOf(tokens, match)
      if (value === value) return value
    }
    return NaN
  }
}

function epochOf(tokens: readonly DateToken[], match: RegExpExecArray): number {
  const read = { Y: 1970, M: 1, D: 1, H: 0, m: 0, s: 0, S: 0, A: -1, Z: 0 }
  tokens.forEach((token, i) => {
    const key = token === 'hh' || token === 'h' ? 'H' : (token[0] as keyof typeof read)
    read[key] = valueOf(token, match[i + 1])
  })
  const { Y, M, D, m, s, S, A, Z } = read
  let hour = read.H
  if (A >= 0) {
    if (hour < 1 || hour > 12) return NaN
    hour = (hour % 12) + A
  }
  if (!(M >= 1 && M <= 12 && D >= 1 && D <= daysInMonth(Y, M)) || hour > 23 || m > 59 || s > 59) return NaN
  return daysFromCivil(Y, M, D) * dayMilliseconds + ((hour * 60 + m - Z) * 60 + s) * 1000 + S
}

/** A month 1 – 12 (0 for a text that is none), hours to add for an afternoon, minutes of a zone, else the number itself. */
function valueOf(token: DateToken, text: string): number {
  const value = Number(text)
  switch (token) {
    case 'YY':
      return value + (value < 70 ? 2000 : 1900)
    case 'MMMM':
      return monthNames.indexOf(text.toLowerCase()) + 1
    case 'MMM':
      return monthNames.findIndex((name) => name.startsWith(text.toLowerCase())) + 1
    case 'SSSSSS':
      return Math.floor(value / 1000)
    case 'A':
      return /^p/i.test(text) ? 12 : 0
    case 'Z':
      return text === 'Z' ? 0 : (text[0] === '-' ? -1 : 1) * (Number(text.slice(1, 3)) * 60 + Number(text.slice(-2)))
    default:
      return value
  }
}
