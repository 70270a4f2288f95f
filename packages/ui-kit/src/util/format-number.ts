import { maybeMemo } from './memo.ts'

/** A number in the language's own writing, with no more digits than it deserves. */
export function formatNumber(value: number, language: string): string {
  if (!Number.isFinite(value)) return Number.isNaN(value) ? '–' : value > 0 ? '∞' : '−∞'
  const size = Math.abs(value)
  if (size !== 0 && (size < 1e-4 || size >= 1e15)) return formatter(language, 'scientific', 2).format(value)
  return formatter(language, 'standard', fractionDigits(size)).format(value)
}

/** Exactly `digits` decimals: scores that are compared line up. */
export function formatFixed(value: number, digits: number, language: string): string {
  return fixed(language, digits).format(value)
}

/** Whole numbers with thousands separators. */
export function formatInteger(value: number, language: string): string {
  return formatter(language, 'standard', 0).format(Math.round(value))
}

function fractionDigits(size: number): number {
  if (size >= 1000 || Number.isInteger(size)) return size >= 1000 && !Number.isInteger(size) ? 1 : 0
  if (size >= 100) return 1
  return size >= 1 ? 2 : 4
}

const formatter = maybeMemo(
  (language: string, notation: 'standard' | 'scientific', digits: number) =>
    new Intl.NumberFormat(language, { notation, maximumFractionDigits: digits }),
)
const fixed = maybeMemo(
  (language: string, digits: number) =>
    new Intl.NumberFormat(language, { minimumFractionDigits: digits, maximumFractionDigits: digits }),
)
