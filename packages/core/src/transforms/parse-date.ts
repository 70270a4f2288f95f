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

export const monthNames = ['january', 'february', 'march', 'april', 'may', 'june', 'july', 'august', 'september', 'october', 'november', 'december'] as const

/** A format cut into tokens and literal texts, in order. `T` is literal, as are all characters that no token begins with. */
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

/**
 * A reader of dates: the first format that fits the whole (trimmed) text gives epoch milliseconds, else NaN.
 * Days and months must exist; a time alone counts from 1970-01-01; a text without zone is UTC; two-digit years are 1970 – 2069.
 */
export function dateReader(formats: readonly string[]): (text: string) => number {
  const readers = formats.map(formatReader)
  return (cell) => {
    const text = trimText(cell)
    for (const read of readers) {
      const value = read(text)
      if (value === value) return value
    }
    return NaN
  }
}

function formatReader(format: string): (text: string) => number {
  const parts = dateFormatParts(format)
  const pattern = new RegExp(`^${parts.map((part) => (typeof part === 'string' ? `(${dateTokens[part]})` : escapeLiteral(part.literal))).join('')}$`)
  const tokens = parts.filter((part) => typeof part === 'string')
  return (text) => {
    const match = pattern.exec(text)
    return match === null ? NaN : epochOf(tokens, match)
  }
}

function escapeLiteral(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&')
}

function epochOf(tokens: readonly DateToken[], match: RegExpExecArray): number {
  let year = 1970
  let month = 1
  let day = 1
  let hour = 0
  let minute = 0
  let second = 0
  let milliseconds = 0
  let afternoon: boolean | null = null
  let zoneMinutes = 0
  for (let i = 0; i < tokens.length; i++) {
    const text = match[i + 1]
    switch (tokens[i]) {
      case 'YYYY': year = Number(text); break
      case 'YY': year = Number(text) + (Number(text) < 70 ? 2000 : 1900); break
      case 'MMMM': case 'MMM': month = monthOf(text, tokens[i] === 'MMM'); break
      case 'MM': case 'M': month = Number(text); break
      case 'DD': case 'D': day = Number(text); break
      case 'HH': case 'H': case 'hh': case 'h': hour = Number(text); break
      case 'mm': minute = Number(text); break
      case 'ss': second = Number(text); break
      case 'SSS': milliseconds = Number(text); break
      case 'SSSSSS': milliseconds = Math.floor(Number(text) / 1000); break
      case 'A': afternoon = text[0] === 'P' || text[0] === 'p'; break
      case 'Z': zoneMinutes = zoneOf(text); break
    }
  }
  if (afternoon !== null) {
    if (hour < 1 || hour > 12) return NaN
    hour = (hour % 12) + (afternoon ? 12 : 0)
  }
  if (!(month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month))) return NaN
  if (hour > 23 || minute > 59 || second > 59) return NaN
  return daysFromCivil(year, month, day) * dayMilliseconds + ((hour * 60 + minute - zoneMinutes) * 60 + second) * 1000 + milliseconds
}

/** 1 – 12, or 0 for a text that is no month. */
function monthOf(text: string, short: boolean): number {
  const lower = text.toLowerCase()
  return monthNames.findIndex((name) => (short ? name.slice(0, 3) : name) === lower) + 1
}

function zoneOf(text: string): number {
  if (text === 'Z') return 0
  const digits = text.slice(1).replace(':', '')
  const minutes = Number(digits.slice(0, 2)) * 60 + Number(digits.slice(2))
  return text[0] === '-' ? -minutes : minutes
}
