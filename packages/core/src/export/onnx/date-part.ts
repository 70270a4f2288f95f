import { dateCycle } from '../../transforms/date-part.ts'
import type { DatePart } from '../../transforms/operation.ts'
import type { Arithmetic } from './arithmetic.ts'
import type { Value } from './graph.ts'

const dayMilliseconds = 86_400_000

/** The part of a date in epoch milliseconds, in doubles; missing and infinite give missing. */
export function datePart(a: Arithmetic, milliseconds: Value, part: DatePart): Value {
  if (part === 'epochDays') return a.div(milliseconds, dayMilliseconds)
  const infinite = a.isMissing(a.sub(milliseconds, milliseconds))
  const known = a.where(infinite, 0, milliseconds)
  const cycle = dateCycle(part)
  const value =
    cycle === null
      ? wholePart(a, known, part)
      : a.pick(cycle.values, a.integer(a.sub(wholePart(a, known, cycle.of), cycle.first)))
  return a.where(infinite, NaN, value)
}

function wholePart(a: Arithmetic, milliseconds: Value, part: DatePart): Value {
  const days = a.floor(a.div(milliseconds, dayMilliseconds))
  switch (part) {
    case 'year':
      return civil(a, days).year
    case 'month':
      return civil(a, days).month
    case 'day':
      return civil(a, days).day
    case 'weekday':
      return mod(a, a.add(days, 3), 7)
    case 'hour':
      return mod(a, a.floor(a.div(milliseconds, 3_600_000)), 24)
    case 'minute':
      return mod(a, a.floor(a.div(milliseconds, 60_000)), 60)
    case 'dayOfYear':
      return dayOfYear(a, days)
    default:
      return weekOfYear(a, days)
  }
}

function mod(a: Arithmetic, value: Value, divisor: number): Value {
  return a.sub(value, a.mul(a.floor(a.div(value, divisor)), divisor))
}

interface Civil {
  readonly year: Value
  readonly month: Value
  readonly day: Value
}

/** As `civilFromDays` of the predictor. */
function civil(a: Arithmetic, days: Value): Civil {
  const quotient = (value: Value, divisor: number) => a.floor(a.div(value, divisor))
  const z = a.add(days, 719_468)
  const era = quotient(z, 146_097)
  const dayOfEra = a.sub(z, a.mul(era, 146_097))
  const yearOfEra = quotient(
    a.sub(a.add(a.sub(dayOfEra, quotient(dayOfEra, 1460)), quotient(dayOfEra, 36_524)), quotient(dayOfEra, 146_096)),
    365,
  )
  const dayOfShifted = a.sub(
    dayOfEra,
    a.sub(a.add(a.mul(yearOfEra, 365), quotient(yearOfEra, 4)), quotient(yearOfEra, 100)),
  )
  const shifted = quotient(a.add(a.mul(dayOfShifted, 5), 2), 153)
  const month = a.where(a.less(shifted, 10), a.add(shifted, 3), a.sub(shifted, 9))
  return {
    year: a.add(a.add(yearOfEra, a.mul(era, 400)), a.number(a.less(month, 3))),
    month,
    day: a.add(a.sub(dayOfShifted, quotient(a.add(a.mul(shifted, 153), 2), 5)), 1),
  }
}

function dayOfYear(a: Arithmetic, days: Value): Value {
  const before = a.sub(civil(a, days).year, 1)
  const quotient = (divisor: number) => a.floor(a.div(before, divisor))
  // days from 1970-01-01 to the first of January
  const first = a.sub(a.add(a.sub(a.add(a.mul(before, 365), quotient(4)), quotient(100)), quotient(400)), 719_162)
  return a.add(a.sub(days, first), 1)
}

function weekOfYear(a: Arithmetic, days: Value): Value {
  const thursday = a.add(a.sub(days, mod(a, a.add(days, 3), 7)), 3)
  return a.add(a.floor(a.div(a.sub(dayOfYear(a, thursday), 1), 7)), 1)
}
