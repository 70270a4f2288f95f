import { dateText, timeText } from '../profile/date-text.ts'

/** How one language writes values; the same characters on every engine. */
export interface Format {
  /** Four figures that count, thousands apart. */
  number(value: number | null): string
  /** A score among others: four decimals below ten, so that points stand under one another. */
  score(value: number | null): string
  integer(value: number): string
  /** A share of 1 as a percentage; never "0 %" or "100 %" of something that is not. */
  percent(share: number): string
  date(milliseconds: number): string
  time(milliseconds: number): string
  quote(text: string): string
  /** "a, b and c"; the rest beyond six is counted. */
  list(parts: readonly string[]): string
}

interface Marks {
  readonly decimal: string
  readonly group: string
  readonly beforePercent: string
  readonly under: string
  readonly over: string
  readonly quotes: readonly [string, string]
  readonly and: string
  readonly more: (count: string) => string
}

const mostListed = 6
const longest = 60

export function formatWith(marks: Marks): Format {
  const local = (text: string): string => grouped(text.replace('-', '−').replace('.', marks.decimal), marks)
  const integer = (value: number): string => local(String(Math.round(value)))
  const format: Format = {
    number: (value) => (value === null || !Number.isFinite(value) ? infinite(value) : local(figures(value))),
    score: (value) =>
      value === null || !Number.isFinite(value) || !isPlain(value) ? format.number(value) : local(value.toFixed(4)),
    integer,
    percent(share) {
      if (share > 0 && share < 0.001)
        return `${marks.under}${marks.beforePercent}${local('0.1')}${marks.beforePercent}%`
      if (share < 1 && share > 0.999)
        return `${marks.over}${marks.beforePercent}${local('99.9')}${marks.beforePercent}%`
      return `${local(String(Math.floor(share * 1000 + 0.5) / 10))}${marks.beforePercent}%`
    },
    date: (milliseconds) => (Number.isFinite(milliseconds) ? dateText(milliseconds).replace('T', ' ') : '–'),
    time: timeText,
    quote: (text) =>
      `${marks.quotes[0]}${text.length > longest ? `${text.slice(0, longest - 1)}…` : text}${marks.quotes[1]}`,
    list(parts) {
      const shown =
        parts.length > mostListed
          ? [...parts.slice(0, mostListed), marks.more(integer(parts.length - mostListed))]
          : parts
      return shown.length < 2 ? shown.join('') : `${shown.slice(0, -1).join(', ')} ${marks.and} ${shown.at(-1)}`
    },
  }
  return format
}

/** Neither large nor so small that nothing would be left of it. */
function isPlain(value: number): boolean {
  const size = Math.abs(value)
  return size < 10 && (size === 0 || size >= 0.0005)
}

function infinite(value: number | null): string {
  return value === Infinity ? '∞' : value === -Infinity ? '−∞' : '–'
}

/** Plain decimals between 0.0001 and 10¹⁵, else powers of ten. */
function figures(value: number): string {
  const size = Math.abs(value)
  if (size >= 1e15 || (size > 0 && size < 1e-4)) return value.toPrecision(4)
  if (size >= 1000) return String(Math.round(value))
  return String(Number(value.toPrecision(4)))
}

/** Groups of three in the whole part, from five digits on so that years stay as they are. */
function grouped(text: string, marks: Marks): string {
  const [, sign, whole, rest] = /^(−?)(\d*)(.*)$/.exec(text)!
  if (whole.length < 5) return text
  return `${sign}${whole.replace(/\B(?=(\d{3})+$)/g, marks.group)}${rest}`
}
