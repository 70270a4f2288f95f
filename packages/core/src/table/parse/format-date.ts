import { civilFromDays, DAY } from './civil.ts'
import type { DateToken } from './date-format.ts'
import { dateFormatParts, monthNames } from './date-format.ts'

/** Epoch milliseconds written in a format; the zone is always Z. */
export function formatDate(epochMilliseconds: number, format: string): string {
  const days = Math.floor(epochMilliseconds / DAY)
  const date = civilFromDays(days)
  const ofDay = epochMilliseconds - days * DAY
  return dateFormatParts(format)
    .map((part) => ('literal' in part ? part.literal : writeToken(part.token, date, ofDay)))
    .join('')
}

function writeToken(token: DateToken, date: ReturnType<typeof civilFromDays>, ofDay: number): string {
  const hour = Math.floor(ofDay / 3_600_000)
  const hourOf12 = hour % 12 === 0 ? 12 : hour % 12
  const millisecond = Math.floor(ofDay % 1000)
  switch (token) {
    case 'YYYY':
      return pad(date.year, 4)
    case 'YY':
      return pad(date.year % 100, 2)
    case 'MMMM':
      return monthNames[date.month - 1]
    case 'MMM':
      return monthNames[date.month - 1].slice(0, 3)
    case 'MM':
      return pad(date.month, 2)
    case 'M':
      return String(date.month)
    case 'DD':
      return pad(date.day, 2)
    case 'D':
      return String(date.day)
    case 'HH':
      return pad(hour, 2)
    case 'H':
      return String(hour)
    case 'hh':
      return pad(hourOf12, 2)
    case 'h':
      return String(hourOf12)
    case 'mm':
      return pad(Math.floor(ofDay / 60_000) % 60, 2)
    case 'ss':
      return pad(Math.floor(ofDay / 1000) % 60, 2)
    case 'S':
    case 'SS':
    case 'SSS':
    case 'SSSS':
    case 'SSSSS':
    case 'SSSSSS':
    case 'SSSSSSS':
    case 'SSSSSSSS':
    case 'SSSSSSSSS':
      return pad(millisecond, 3).padEnd(9, '0').slice(0, token.length)
    case 'A':
      return hour < 12 ? 'AM' : 'PM'
    case 'Z':
      return 'Z'
  }
}

function pad(value: number, width: number): string {
  return String(value).padStart(width, '0')
}
