const day = 86_400_000

/** ISO 8601 text of a time in epoch milliseconds; the time of day only when it is not midnight. */
export function dateText(time: number): string {
  const days = Math.floor(time / day)
  const { year, month, dayOfMonth } = civil(days)
  const date = `${yearText(year)}-${pad(month)}-${pad(dayOfMonth)}`
  const rest = time - days * day
  return rest === 0 ? date : `${date}T${timeText(rest)}`
}

/** `HH:mm`, with seconds and milliseconds only when there are any. */
export function timeText(milliseconds: number): string {
  const second = Math.floor(milliseconds / 1000)
  const rest = milliseconds - second * 1000
  const head = `${pad(Math.floor(second / 3600))}:${pad(Math.floor(second / 60) % 60)}`
  if (second % 60 === 0 && rest === 0) return head
  return `${head}:${pad(second % 60)}${rest === 0 ? '' : `.${String(rest).padStart(3, '0')}`}`
}

/** Days since 1970-01-01 to a proleptic Gregorian date, by eras of 400 years that begin on 1 March. */
export function civil(days: number): { year: number; month: number; dayOfMonth: number } {
  const shifted = days + 719_468
  const era = Math.floor(shifted / 146_097)
  const ofEra = shifted - era * 146_097
  const yearOfEra = Math.floor(
    (ofEra - Math.floor(ofEra / 1460) + Math.floor(ofEra / 36_524) - Math.floor(ofEra / 146_096)) / 365,
  )
  const dayOfYear = ofEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153)
  const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    dayOfMonth: dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1,
  }
}

function pad(value: number): string {
  return String(value).padStart(2, '0')
}

function yearText(year: number): string {
  if (year >= 0 && year <= 9999) return String(year).padStart(4, '0')
  return `${year < 0 ? '-' : '+'}${String(Math.abs(year)).padStart(6, '0')}`
}
