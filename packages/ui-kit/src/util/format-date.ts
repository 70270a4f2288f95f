import { maybeMemo } from './memo.ts'

const day = maybeMemo((language: string) => new Intl.DateTimeFormat(language, { year: 'numeric', month: 'short', day: 'numeric', timeZone: 'UTC' }))
const moment = maybeMemo((language: string) => new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' }))

/** A date of the data (epoch ms, UTC). */
export function formatDate(milliseconds: number, language: string): string {
  return Number.isFinite(milliseconds) ? day(language).format(milliseconds) : '–'
}

/** A moment of the reader's own clock. */
export function formatMoment(milliseconds: number, language: string): string {
  return Number.isFinite(milliseconds) ? moment(language).format(milliseconds) : '–'
}
