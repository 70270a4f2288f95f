import { civilFromDays, dayMilliseconds, daysFromCivil } from './civil.ts'
import { trimText } from './text-space.ts'

/** The tokens of a date format that are not plain digits, each with the pattern of its text. */
const wordPatterns: { readonly [token: string]: string | undefined } = {
  MMMM: '[A-Za-z]+',
  MMM: '[A-Za-z]+',
  S: '\\d',
  A: '[AaPp][Mm]',
  Z: '(?:Z|[+-]\\d{2}(?::?\\d{2})?)',
}

const monthNames = 'january february march april may june july august september october november december'.split(' ')

/** A date format as a regular expression (of the whole text) and the tokens of its groups. */
export interface DatePattern {
  readonly pattern: string
  readonly tokens: readonly string[]
}

/** `YYYY`, `YY`, `MMMM`, `MMM`, `MM`, `M`, `DD`, `D`, `HH`, `H`, `hh`, `h`, `mm`, `ss`, `S` to `SSSSSSSSS`, `A` and `Z` are tokens; all else stands for itself. */
export function datePattern(format: string): DatePattern {
  const tokens: string[] = []
  const pattern = format.replace(/YYYY|YY|M{1,4}|DD?|HH?|hh?|mm|ss|S{1,9}|A|Z|[^\w ]/g, (part) => {
    if (/\W/.test(part)) return `\\${part}`
    tokens.push(part)
    return `(${patternOf(part)})`
  })
  return { pattern, tokens }
}

/** A token has as many digits as letters; one letter is one digit or two, but for a fraction of a second. */
function patternOf(token: string): string {
  return wordPatterns[token] ?? `\\d{${token.length === 1 ? '1,2' : token.length}}`
}

/**
 * A reader of dates: the first format that fits the whole (trimmed) text gives epoch milliseconds, else NaN.
 * Days and months must exist; a time alone counts from 1970-01-01; a text without zone is UTC; two-digit years are 1970 – 2069.
 */
export function dateReader(formats: readonly string[]): (text: string) => number {
  const readers = formats
    .map(datePattern)
    .map(({ pattern, tokens }) => ({ tokens, pattern: new RegExp(`^${pattern}$`) }))
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

function epochOf(tokens: readonly string[], match: RegExpExecArray): number {
  const read = { Y: 1970, M: 1, D: 1, H: 0, h: 0, m: 0, s: 0, S: 0, A: -1, Z: 0 }
  tokens.forEach((token, i) => {
    read[token[0] as keyof typeof read] = valueOf(token, match[i + 1])
  })
  const { Y, M, D, H, h, m, s, S, A, Z } = read
  let hour = H + h
  if (A >= 0) {
    if (hour < 1 || hour > 12) return NaN
    hour = (hour % 12) + A
  }
  const days = daysFromCivil(Y, M, D)
  // a day that its month does not have falls into another one
  if (M < 1 || M > 12 || civilFromDays(days).day !== D || hour > 23 || m > 59 || s > 59) return NaN
  return days * dayMilliseconds + ((hour * 60 + m - Z) * 60 + s) * 1000 + S
}

/** A month 1 – 12 (0 for a text that is none), hours to add for an afternoon, minutes of a zone, else the number itself. */
function valueOf(token: string, text: string): number {
  const value = Number(text)
  switch (token) {
    case 'YY':
      return value + (value < 70 ? 2000 : 1900)
    case 'MMMM':
    case 'MMM':
      return monthNames.findIndex((name) => name.slice(0, token === 'MMM' ? 3 : 9) === text.toLowerCase()) + 1
    case 'A':
      return /^p/i.test(text) ? 12 : 0
    case 'Z':
      return (text[0] === '-' ? -1 : 1) * (Number(text.slice(1, 3)) * 60 + Number(text.slice(3).slice(-2)))
    default:
      return token[0] === 'S' ? Number(`${text}00`.slice(0, 3)) : value
  }
}
