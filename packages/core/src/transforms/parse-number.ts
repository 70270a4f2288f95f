import type { NumberFormat } from './operation.ts'
import { trimText } from './text-space.ts'

const plain = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d{1,6})?$/
const infinity = /^([+-]?)(?:[iI]nf|Infinity)$/

/**
 * A reader of numbers written in one format. The result is `Number(text)` bit for bit once separators are normalised;
 * what does not parse as a whole is NaN. Grouping must be in threes after the first group (`1,234,567`); parentheses mean minus, `−` is a minus sign.
 */
export function numberReader(format: NumberFormat): (text: string) => number {
  const missing = new Set(format.missing ?? [])
  const strip = [...(format.strip ?? [])].sort(longestFirst)
  const units = Object.entries(format.units ?? {}).sort(([a], [b]) => longestFirst(a, b))
  const scale = format.scale ?? 1
  const ungroup = ungrouper(format.thousands, format.decimal)
  return (cell) => {
    let text = trimText(cell)
    if (text === '' || missing.has(text)) return NaN
    const negated = text.startsWith('(') && text.endsWith(')')
    if (negated) text = trimText(text.slice(1, -1))
    for (const part of strip) text = cutOnce(text, part)
    let factor = scale
    for (const [unit, unitFactor] of units) {
      const cut = cutOnce(text, unit)
      if (cut === text) continue
      text = cut
      factor *= unitFactor
      break
    }
    const value = readPlain(text, format.decimal, ungroup)
    const scaled = factor === 1 ? value : value * factor
    return negated ? -scaled : scaled
  }
}

function longestFirst(a: string, b: string): number {
  return b.length - a.length || (a < b ? -1 : a > b ? 1 : 0)
}

/** Cuts `part` from the end, else from the start, else after a leading sign; then trims. */
function cutOnce(text: string, part: string): string {
  if (part === '') return text
  if (text.endsWith(part)) return trimText(text.slice(0, text.length - part.length))
  if (text.startsWith(part)) return trimText(text.slice(part.length))
  const sign = text.slice(0, 1)
  if ('-+\u2212'.includes(sign) && text.startsWith(part, 1)) return sign + trimText(text.slice(1 + part.length))
  return text
}

function readPlain(text: string, decimal: string, ungroup: (text: string) => string): number {
  let digits = ungroup(text.startsWith('\u2212') ? `-${text.slice(1)}` : text)
  if (decimal === ',') {
    if (digits.includes('.')) return NaN
    digits = digits.replace(',', '.')
  }
  if (plain.test(digits)) return Number(digits)
  const infinite = infinity.exec(digits)
  return infinite === null ? NaN : infinite[1] === '-' ? -Infinity : Infinity
}

/** Takes the separators of thousands out where they part the whole number in threes; elsewhere they stay, and the text is no number. A space also stands for the no-break ones. */
function ungrouper(thousands: string | undefined, decimal: string): (text: string) => string {
  if (!thousands) return (text) => text
  const separator = thousands === ' ' ? '[ \u00a0\u2009\u202f]' : `\\${thousands}`
  const grouped = new RegExp(`^[+-]?\\d{1,3}(?:${separator}\\d{3})+(?=$|[${decimal}eE])`)
  const separators = new RegExp(separator, 'g')
  return (text) => text.replace(grouped, (whole) => whole.replace(separators, ''))
}
