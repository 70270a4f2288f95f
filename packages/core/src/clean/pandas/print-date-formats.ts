import { datePattern } from '../../transforms/parse-date.ts'
import { pythonValue } from './python-literal.ts'

const directives: { readonly [token: string]: string } = {
  YYYY: '%Y',
  YY: '%y',
  MMMM: '%B',
  MMM: '%b',
  MM: '%m',
  M: '%m',
  DD: '%d',
  D: '%d',
  HH: '%H',
  H: '%H',
  hh: '%I',
  h: '%I',
  mm: '%M',
  ss: '%S',
  A: '%p',
  Z: '%z',
}

/** Pairs of a pattern of the whole text and the format of `to_datetime`, which by itself takes more than the format says. */
export function printDateFormats(formats: readonly string[]): string {
  const pairs = formats.map(
    (format) => `(${pythonValue(datePattern(format).pattern)}, ${pythonValue(strftime(format))})`,
  )
  return `[${pairs.join(', ')}]`
}

function strftime(format: string): string {
  return format
    .split(/(YYYY|MMMM|MMM|S{1,9}|YY|MM|DD|HH|hh|mm|ss|[MDHhAZ])/)
    .map((part, i) => (i % 2 === 1 ? (part[0] === 'S' ? '%f' : directives[part]) : part.replaceAll('%', '%%')))
    .join('')
}
