import { formatBytes } from '../util/format-bytes.ts'
import { formatDate, formatMoment, formatMonth } from '../util/format-date.ts'
import { formatDuration } from '../util/format-duration.ts'
import { formatFixed, formatInteger, formatNumber } from '../util/format-number.ts'
import { outOf100 } from '../util/format-share.ts'

/** How one language writes values; sentences are built on it. */
export interface Format {
  readonly language: string
  number(value: number): string
  fixed(value: number, digits: number): string
  integer(value: number): string
  of100(share: number): string
  date(milliseconds: number): string
  month(milliseconds: number): string
  moment(milliseconds: number): string
  duration(milliseconds: number): string
  bytes(value: number): string
  list(parts: readonly string[]): string
}

export function formatOf(language: string): Format {
  const join = new Intl.ListFormat(language, { type: 'conjunction' })
  return {
    language,
    number: (value) => formatNumber(value, language),
    fixed: (value, digits) => formatFixed(value, digits, language),
    integer: (value) => formatInteger(value, language),
    of100: (share) => formatInteger(outOf100(share), language),
    month: (milliseconds) => formatMonth(milliseconds, language),
    date: (milliseconds) => formatDate(milliseconds, language),
    moment: (milliseconds) => formatMoment(milliseconds, language),
    duration: (milliseconds) => formatDuration(milliseconds, language),
    bytes: (value) => formatBytes(value, language),
    list: (parts) => join.format(parts),
  }
}
