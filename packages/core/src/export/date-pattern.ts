import { dateFormatParts, dateTokens, type DateToken } from '../transforms/parse-date.ts'

/** A date format as a regular expression (of the whole text) and the tokens of its groups. */
export interface DatePattern {
  readonly pattern: string
  readonly tokens: readonly DateToken[]
}

export function datePattern(format: string): DatePattern {
  const parts = dateFormatParts(format)
  return {
    pattern: parts.map((part) => (typeof part === 'string' ? `(${dateTokens[part]})` : part.literal.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&'))).join(''),
    tokens: parts.filter((part) => typeof part === 'string'),
  }
}
