/** A way to write a date by which texts are told apart; `format` is empty where the order of day and month must be found. */
interface DateForm {
  readonly name: string
  readonly format: string
  readonly pattern: RegExp
}

export const dateForms: readonly DateForm[] = [
  { name: 'YYYY-MM-DD', format: 'YYYY-M-D', pattern: /^\d{4}-\d{1,2}-\d{1,2}$/ },
  { name: 'YYYY/MM/DD', format: 'YYYY/M/D', pattern: /^\d{4}\/\d{1,2}\/\d{1,2}$/ },
  { name: 'DD.MM.YYYY', format: 'D.M.YYYY', pattern: /^\d{1,2}\.\d{1,2}\.\d{4}$/ },
  { name: 'with slashes', format: '', pattern: /^\d{1,2}\/\d{1,2}\/\d{4}$/ },
  { name: 'with dashes', format: '', pattern: /^\d{1,2}-\d{1,2}-\d{4}$/ },
  { name: 'D MMM YYYY', format: 'D MMM YYYY', pattern: /^\d{1,2} [A-Za-z]{3} \d{4}$/ },
  { name: 'MMM D, YYYY', format: 'MMM D, YYYY', pattern: /^[A-Za-z]{3} \d{1,2}, \d{4}$/ },
  { name: 'D MMMM YYYY', format: 'D MMMM YYYY', pattern: /^\d{1,2} [A-Za-z]{4,9} \d{4}$/ },
  { name: 'MMMM D, YYYY', format: 'MMMM D, YYYY', pattern: /^[A-Za-z]{4,9} \d{1,2}, \d{4}$/ },
]

const clock = /([ T])\d{1,2}:\d{2}(:\d{2})?$/

/** The index of the form that a text has, with a time of day or without; −1 for none. */
export function dateFormOf(text: string): number {
  const date = text.trim().replace(clock, '')
  return dateForms.findIndex(({ pattern }) => pattern.test(date))
}

/** How times of day follow the dates of these texts; '' where a date has none. */
function clocksOf(texts: readonly string[]): readonly string[] {
  const found = texts.map((text) => {
    const match = clock.exec(text.trim())
    return match === null ? '' : `${match[1]}H:mm${match[2] === undefined ? '' : ':ss'}`
  })
  return [...new Set(found)].sort()
}

export type DayOrder = 'day-first' | 'month-first' | 'ambiguous' | 'mixed' | 'none'

/** Numbers above 12 tell day from month; both orders at once are `mixed` and left to a person. */
export function dayOrder(texts: readonly string[]): DayOrder {
  let first = false
  let second = false
  let any = false
  for (const text of texts) {
    const match = /^(\d{1,2})[/-](\d{1,2})[/-]\d{4}$/.exec(text.trim().replace(clock, ''))
    if (match === null) continue
    any = true
    if (Number(match[1]) > 12) first = true
    if (Number(match[2]) > 12) second = true
  }
  if (!any) return 'none'
  if (first && second) return 'mixed'
  return first ? 'day-first' : second ? 'month-first' : 'ambiguous'
}

/** What `parseDate` takes to read these texts, which have these forms. */
export function formatsOfForms(
  used: readonly DateForm[],
  order: DayOrder,
  texts: readonly string[],
): readonly string[] {
  const clocks = clocksOf(texts)
  const heads = order === 'month-first' ? ['M', 'D'] : ['D', 'M']
  return used.flatMap(({ name, format }) => {
    const separator = name === 'with slashes' ? '/' : '-'
    const date = format === '' ? `${heads.join(separator)}${separator}YYYY` : format
    return clocks.map((time) => `${date}${time}`)
  })
}
