import { civilFromDays, dayMilliseconds, daysFromCivil } from './civil.ts'
import type { DatePart } from './operation.ts'

type WholePart = 'year' | 'month' | 'day' | 'weekday' | 'hour' | 'minute' | 'dayOfYear' | 'weekOfYear'

const whole: { readonly [part in WholePart]: (milliseconds: number) => number } = {
  year: (ms) => civilFromDays(daysOf(ms)).year,
  month: (ms) => civilFromDays(daysOf(ms)).month,
  day: (ms) => civilFromDays(daysOf(ms)).day,
  weekday: (ms) => mod(daysOf(ms) + 3, 7),
  hour: (ms) => mod(Math.floor(ms / 3_600_000), 24),
  minute: (ms) => mod(Math.floor(ms / 60_000), 60),
  dayOfYear: (ms) => dayOfYear(daysOf(ms)),
  weekOfYear: (ms) => weekOfYear(daysOf(ms)),
}

/** A cycle is a table over the values of a whole part, `first` … `first + length − 1`, at equal angles over `period`. */
export interface DateCycle {
  readonly of: WholePart
  readonly first: number
  readonly values: readonly number[]
}

/** First value, number of values, period. */
const periods = {
  month: [1, 12, 12],
  weekday: [0, 7, 7],
  hour: [0, 24, 24],
  dayOfYear: [1, 366, 365.25],
} as const

/** The cycle of a part such as `monthSin`, null for a part that is none. Exporters print its table. */
export function dateCycle(part: DatePart): DateCycle | null {
  const match = /^(month|weekday|hour|dayOfYear)(Sin|Cos)$/.exec(part)
  if (match === null) return null
  const of = match[1] as keyof typeof periods
  const [first, length, period] = periods[of]
  const shift = match[2] === 'Sin' ? 0 : 1
  return { of, first, values: Array.from({ length }, (_, i) => wave(i / period, shift)) }
}

/** The sine of so many turns and `shift` quarter turns more, by its power series within an eighth of a turn: the same bits on every engine. */
function wave(turns: number, shift: number): number {
  const quarter = Math.floor(turns * 4 + 0.5)
  const x = (turns * 4 - quarter) * 1.5707963267948966
  const isCosine = (quarter + shift) & 1
  let term = isCosine ? 1 : x
  let sum = 0
  for (let n = isCosine ? 1 : 2; n < 24; n += 2) {
    sum += term
    term *= (-x * x) / (n * (n + 1))
  }
  return (quarter + shift) & 2 ? -sum : sum
}

/**
 * The function of one part. Weekday 0 is Monday; weeks are those of ISO 8601; `epochDays` counts from 1970-01-01 and keeps the time as a fraction.
 */
export function datePartOf(part: DatePart): (milliseconds: number) => number {
  if (part === 'epochDays') return (ms) => ms / dayMilliseconds
  const cycle = dateCycle(part)
  const of = whole[cycle?.of ?? (part as WholePart)]
  return (ms) => (ms - ms !== 0 ? NaN : cycle ? cycle.values[of(ms) - cycle.first] : of(ms))
}

function daysOf(milliseconds: number): number {
  return Math.floor(milliseconds / dayMilliseconds)
}

function mod(value: number, divisor: number): number {
  return value - Math.floor(value / divisor) * divisor
}

function dayOfYear(days: number): number {
  return days - daysFromCivil(civilFromDays(days).year, 1, 1) + 1
}

/** The week of a day is that of its Thursday, counted from the first Thursday of the year. */
function weekOfYear(days: number): number {
  const thursday = days - mod(days + 3, 7) + 3
  return Math.floor((dayOfYear(thursday) - 1) / 7) + 1
}
