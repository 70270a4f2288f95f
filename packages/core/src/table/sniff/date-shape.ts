import { monthNames } from '../parse/date-format.ts'

/** A text that is written like a date: a family of formats that differ in padding and in the order of day and month only. */
export interface DateShape {
  /** The format with D, M, H, h unpadded and, for all-numeric dates, `a` and `b` for the two fields before the year. */
  readonly family: string
  readonly kind: 'date' | 'datetime' | 'time'
  /** Whether all fields that can be padded are. */
  readonly padded: boolean
  /** The two fields of `a` and `b`. */
  readonly a: number
  readonly b: number
}

const clock =
  '(\\d{1,2}):(\\d{2})(?::(\\d{2})(?:([.,])(\\d{1,9}))?)?(?:( ?)([AaPp][Mm]))?( ?)(Z|[+-]\\d{2}(?::?\\d{2})?)?'
const yearFirst = new RegExp(`^\\d{4}([-/.])(\\d{1,2})\\1(\\d{1,2})(?:(T| {1,2})${clock})?$`)
const yearLast = new RegExp(`^(\\d{1,2})([-/.])(\\d{1,2})\\2(\\d{4}|\\d{2})(?:(,? |T)${clock})?$`)
const dayName = new RegExp(`^(\\d{1,2})([-/. ])([A-Za-z]{3,9})([-/. ]|, )(\\d{4}|\\d{2})(?:(,? )${clock})?$`)
const nameDay = new RegExp(`^([A-Za-z]{3,9})([ -])(\\d{1,2})(, ?| )(\\d{4})(?:(,? )${clock})?$`)
const nameYear = /^([A-Za-z]{3,9})([ -])(\d{4})$/
const yearMonth = /^(?:19|20)\d{2}([-/])(0[1-9]|1[0-2])$/
const onlyClock = new RegExp(`^${clock}$`)

export function dateShape(text: string): DateShape | null {
  if (text.length < 4 || text.length > 40) return null
  const first = text.charCodeAt(0)
  const startsWithDigit = first >= 48 && first <= 57
  return startsWithDigit ? numericDate(text) : namedDate(text)
}

function numericDate(text: string): DateShape | null {
  let match = yearFirst.exec(text)
  if (match !== null) {
    const [, separator, month, day, join] = match
    return dated(`YYYY${separator}M${separator}D`, padded(month, day), join, match.slice(5))
  }
  match = yearLast.exec(text)
  if (match !== null) {
    const [, a, separator, b, year, join] = match
    const shape = dated(
      `a${separator}b${separator}${year.length === 4 ? 'YYYY' : 'YY'}`,
      padded(a, b),
      join,
      match.slice(6),
    )
    return { ...shape, a: Number(a), b: Number(b) }
  }
  match = dayName.exec(text)
  if (match !== null) {
    const [, day, before, name, after, year, join] = match
    const token = monthToken(name)
    if (token === null) return null
    return dated(`D${before}${token}${after}${year.length === 4 ? 'YYYY' : 'YY'}`, padded(day), join, match.slice(7))
  }
  match = yearMonth.exec(text)
  if (match !== null) return dated(`YYYY${match[1]}MM`, true, undefined, [])
  match = onlyClock.exec(text)
  if (match === null) return null
  return { family: clockFormat(match.slice(1)), kind: 'time', padded: match[1].length === 2, a: 0, b: 0 }
}

function namedDate(text: string): DateShape | null {
  let match = nameDay.exec(text)
  if (match !== null) {
    const [, name, before, day, after, , join] = match
    const token = monthToken(name)
    return token === null ? null : dated(`${token}${before}D${after}YYYY`, padded(day), join, match.slice(7))
  }
  match = nameYear.exec(text)
  if (match === null) return null
  const token = monthToken(match[1])
  return token === null ? null : dated(`${token}${match[2]}YYYY`, true, undefined, [])
}

function dated(
  date: string,
  isPadded: boolean,
  join: string | undefined,
  clockParts: readonly (string | undefined)[],
): DateShape {
  if (join === undefined) return { family: date, kind: 'date', padded: isPadded, a: 0, b: 0 }
  return {
    family: date + join + clockFormat(clockParts),
    kind: 'datetime',
    padded: isPadded && clockParts[0]?.length === 2,
    a: 0,
    b: 0,
  }
}

function clockFormat([, , second, point, fraction, gap, half, zoneGap, zone]: readonly (string | undefined)[]): string {
  const seconds = second === undefined ? '' : `:ss${point === undefined ? '' : point + 'S'.repeat(fraction!.length)}`
  return `${half === undefined ? 'H' : 'h'}:mm${seconds}${half === undefined ? '' : `${gap}A`}${zone === undefined ? '' : `${zoneGap}Z`}`
}

function padded(...fields: readonly string[]): boolean {
  return fields.every((field) => field.length === 2)
}

function monthToken(name: string): 'MMM' | 'MMMM' | null {
  const lower = name.toLowerCase()
  const month = monthNames.findIndex(
    (candidate) =>
      candidate.toLowerCase() === lower || (lower.length === 3 && candidate.toLowerCase().startsWith(lower)),
  )
  return month < 0 ? null : lower.length === 3 ? 'MMM' : 'MMMM'
}

/** What all cells of one family say together. */
export interface DateFamily {
  readonly kind: DateShape['kind']
  count: number
  padded: boolean
  /** Cells in which one of the two is no month. */
  dayA: number
  dayB: number
}

/** The format of a family; day before month unless the numbers say otherwise, but month first with slashes when both fit. */
export function dateFormatOf(family: string, { padded: isPadded, dayA, dayB }: DateFamily): string {
  const monthFirst = dayB > dayA || (dayA === 0 && dayB === 0 && family.startsWith('a/'))
  const ordered = family.startsWith('a')
    ? family.replace('a', monthFirst ? 'M' : 'D').replace('b', monthFirst ? 'D' : 'M')
    : family
  return isPadded
    ? ordered
        .replace(/(?<!M)M(?!M)/, 'MM')
        .replace(/D/, 'DD')
        .replace(/H/, 'HH')
        .replace(/h/, 'hh')
    : ordered
}
