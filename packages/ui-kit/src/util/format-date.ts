import { maybeMemo } from './memo.ts'

const day = maybeMemo(
  (language: string) =>
    new Intl.DateTimeFormat(language, { year: 'numeric', month: 'short', day: 'numeric', timeZone: 'UTC' }),
)
const moment = maybeMemo(
  (language: string) => new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' }),
)

const month = maybeMemo(
  (language: string) => new Intl.DateTimeFormat(language, { year: 'numeric', month: 'short', timeZone: 'UTC' }),
)

/** The month of a date of the data: enough for the end of an axis. */
export function formatMonth(milliseconds: number, language: string): string {
  return Number.isFinite(milliseconds) ? month(language).format(milliseconds) : '–'
}

/** A date of the data (epoch ms, UTC). */
export function formatDate(milliseconds: number, language: string): string {
  return Number.isFinite(milliseconds) ? day(language).format(milliseconds) : '–'
}

/** A moment of the reader's own clock. */
export function formatMoment(milliseconds: number, language: string): string {
  return Number.isFinite(milliseconds) ? moment(language).format(milliseconds) : '–'
}
