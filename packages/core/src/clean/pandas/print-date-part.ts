import type { DatePart } from '../../transforms/operation.ts'

const plain: { readonly [part: string]: string } = {
  year: 'year',
  month: 'month',
  day: 'day',
  weekday: 'weekday',
  hour: 'hour',
  minute: 'minute',
  dayOfYear: 'dayofyear',
}

/** A part of a column of dates, as a number; `from` is the code of the column. */
export function printDatePart(from: string, part: DatePart): string {
  if (plain[part] !== undefined) return `${from}.dt.${plain[part]}.astype(float)`
  if (part === 'weekOfYear') return `${from}.dt.isocalendar().week.astype(float)`
  if (part === 'epochDays') return `(${from} - pd.Timestamp(0)) / pd.Timedelta(days=1)`
  const [, base, wave] = /^(month|weekday|hour|dayOfYear)(Sin|Cos)$/.exec(part)!
  const turns = {
    month: `(${from}.dt.month - 1) / 12`,
    weekday: `${from}.dt.weekday / 7`,
    hour: `${from}.dt.hour / 24`,
    dayOfYear: `(${from}.dt.dayofyear - 1) / 365.25`,
  }[base]!
  return `np.${wave.toLowerCase()}(2 * np.pi * ${turns})`
}
