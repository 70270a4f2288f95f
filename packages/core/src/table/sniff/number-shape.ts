import type { ColumnFormat } from '../column.ts'

/** Plain decimal numbers, as `Number` reads them. */
export const plainNumber = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/

const currencies = [
  '$',
  '€',
  '£',
  '¥',
  '₹',
  '₽',
  '₩',
  '₪',
  '₺',
  '₴',
  'US$',
  'R$',
  'USD',
  'EUR',
  'GBP',
  'CHF',
  'JPY',
  'CAD',
  'AUD',
  'SEK',
  'NOK',
  'DKK',
  'INR',
  'CNY',
  'BRL',
  'MXN',
  'PLN',
]
const currency = currencies
  .map((sign) => sign.replace('$', '\\$'))
  .sort((a, b) => b.length - a.length)
  .join('|')
const dressed = new RegExp(
  `^([(]?)([+\u2212-]?)(${currency})?\\s?([+\u2212-]?)([\\d.,'_ \\u00a0\\u202f\\u2009]*\\d(?:[.,])?)(\\s?)(%|${currency}|[A-Za-zµμ°º²³/]{1,10})?([)]?)$`,
)

/** A number with something around or inside it that `Number` does not read. */
export interface NumberShape {
  readonly unit: string
  readonly unitSide: 'before' | 'after'
  /** Digits with their separators, no sign. */
  readonly core: string
}

export function numberShape(text: string): NumberShape | null {
  if (text.length > 40) return null
  const match = dressed.exec(text)
  if (match === null) return null
  const [, open, sign, before, innerSign, core, , after, close] = match
  if (
    (open === '') !== (close === '') ||
    (sign !== '' && innerSign !== '') ||
    (before !== undefined && after !== undefined)
  )
    return null
  // 1e5 is a number and 2nd an ordinal, not numbers with a unit.
  if (after !== undefined && /^(?:[eE]|st|nd|rd|th)$/.test(after)) return null
  return { unit: before ?? after ?? '', unitSide: before !== undefined ? 'before' : 'after', core: core.trim() }
}

type Separators = Pick<ColumnFormat, 'decimal' | 'thousands'>

/** The ways in which a core may be written, likeliest first. */
export const separatorStyles: readonly (Separators & { readonly pattern: RegExp })[] = [
  { decimal: '.', pattern: /^(?:\d+\.?\d*|\.\d+)$/ },
  { decimal: '.', thousands: ',', pattern: /^(?:\d{1,3}(?:,\d{3})*|\d+)(?:\.\d*)?$/ },
  { decimal: ',', pattern: /^(?:\d+,?\d*|,\d+)$/ },
  { decimal: ',', thousands: '.', pattern: /^(?:\d{1,3}(?:\.\d{3})*|\d+)(?:,\d*)?$/ },
  { decimal: '.', thousands: ' ', pattern: /^(?:\d{1,3}(?:[ \u00a0\u202f\u2009]\d{3})*|\d+)(?:\.\d*)?$/ },
  { decimal: ',', thousands: ' ', pattern: /^(?:\d{1,3}(?:[ \u00a0\u202f\u2009]\d{3})*|\d+)(?:,\d*)?$/ },
  { decimal: '.', thousands: "'", pattern: /^(?:\d{1,3}(?:'\d{3})*|\d+)(?:\.\d*)?$/ },
  { decimal: '.', thousands: '_', pattern: /^(?:\d{1,3}(?:_\d{3})*|\d+)(?:\.\d*)?$/ },
]
