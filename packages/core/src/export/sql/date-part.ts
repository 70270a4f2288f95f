import { dateCycle } from '../../transforms/date-part.ts'
import type { DatePart } from '../../transforms/operation.ts'
import { number } from './literal.ts'
import type { Query, Term } from './query.ts'

/** The part of a date in epoch milliseconds; NULL stays NULL. */
export function datePart(query: Query, milliseconds: Term, part: DatePart): Term {
  if (part === 'epochDays') return query.define(`${milliseconds} / 86400000`, [milliseconds])
  const cycle = dateCycle(part)
  if (cycle === null) return wholePart(query, milliseconds, part)
  const of = wholePart(query, milliseconds, cycle.of)
  const cases = cycle.values.map((value, i) => `WHEN ${cycle.first + i} THEN ${number(value)}`).join(' ')
  return query.define(`CAST(CASE CAST(${of} AS INTEGER) ${cases} END AS DOUBLE PRECISION)`, [of])
}

function wholePart(query: Query, milliseconds: Term, part: DatePart): Term {
  const define = (expression: string, ...reads: readonly Term[]) => query.define(expression, reads)
  const mod = (value: Term, divisor: number) => define(`${value} - FLOOR(${value} / ${divisor}) * ${divisor}`, value)
  const days = define(`FLOOR(${milliseconds} / 86400000)`, milliseconds)
  switch (part) {
    case 'year':
      return civil(query, days).year
    case 'month':
      return civil(query, days).month
    case 'day':
      return civil(query, days).day
    case 'weekday':
      return mod(define(`${days} + 3`, days), 7)
    case 'hour':
      return mod(define(`FLOOR(${milliseconds} / 3600000)`, milliseconds), 24)
    case 'minute':
      return mod(define(`FLOOR(${milliseconds} / 60000)`, milliseconds), 60)
    case 'dayOfYear':
      return dayOfYear(query, days)
    default: {
      const weekday = mod(define(`${days} + 3`, days), 7)
      const thursday = define(`${days} - ${weekday} + 3`, days, weekday)
      const ordinal = dayOfYear(query, thursday)
      return define(`FLOOR((${ordinal} - 1) / 7) + 1`, ordinal)
    }
  }
}

/** As `civilFromDays` of the predictor. */
function civil(query: Query, days: Term): { readonly year: Term; readonly month: Term; readonly day: Term } {
  const define = (expression: string, ...reads: readonly Term[]) => query.define(expression, reads)
  const era = define(`FLOOR((${days} + 719468) / 146097)`, days)
  const dayOfEra = define(`${days} + 719468 - ${era} * 146097`, days, era)
  const yearOfEra = define(
    `FLOOR((${dayOfEra} - FLOOR(${dayOfEra} / 1460) + FLOOR(${dayOfEra} / 36524) - FLOOR(${dayOfEra} / 146096)) / 365)`,
    dayOfEra,
  )
  const ordinal = define(
    `${dayOfEra} - (365 * ${yearOfEra} + FLOOR(${yearOfEra} / 4) - FLOOR(${yearOfEra} / 100))`,
    dayOfEra,
    yearOfEra,
  )
  const shifted = define(`FLOOR((5 * ${ordinal} + 2) / 153)`, ordinal)
  const month = define(`CASE WHEN ${shifted} < 10 THEN ${shifted} + 3 ELSE ${shifted} - 9 END`, shifted)
  return {
    year: define(`${yearOfEra} + ${era} * 400 + CASE WHEN ${month} <= 2 THEN 1 ELSE 0 END`, yearOfEra, era, month),
    month,
    day: define(`${ordinal} - FLOOR((153 * ${shifted} + 2) / 5) + 1`, ordinal, shifted),
  }
}

function dayOfYear(query: Query, days: Term): Term {
  const { year } = civil(query, days)
  const before = query.define(`${year} - 1`, [year])
  const first = `(365 * ${before} + FLOOR(${before} / 4) - FLOOR(${before} / 100) + FLOOR(${before} / 400) - 719162)`
  return query.define(`${days} - ${first} + 1`, [days, before])
}
