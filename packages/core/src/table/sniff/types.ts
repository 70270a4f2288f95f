import type { ColumnFormat, ColumnType } from '../column.ts'
import { textKind } from './category-rule.ts'
import type { DateFamily } from './date-shape.ts'
import { dateFormatOf, dateShape } from './date-shape.ts'
import { isMissingWord, mayBeMissing } from './missing-words.ts'
import { numberShape, plainNumber, separatorStyles } from './number-shape.ts'

/** What a column is, and why. */
export interface TypeGuess {
  readonly type: ColumnType
  readonly format: ColumnFormat
  readonly fit: number
  readonly reason: string
}

/** A type is taken when this share of the cells fits; with fewer than 20 cells, all must. */
export const LEAST_FIT = 0.95

const booleanPairs = [
  ['true', 'false'],
  ['yes', 'no'],
  ['y', 'n'],
  ['t', 'f'],
] as const
const url = /^(?:https?|ftp):\/\/\S+$|^www\.\S+\.\S+$/i
const email = /^[^\s@,;]+@[^\s@,;]+\.[A-Za-z]{2,}$/
const listSeparators = ['|', ';', ','] as const

/** Counts what the cells of a column look like; distinct texts may be added once with their count. */
export class TypeTally {
  #total = 0
  readonly #words = new Map<string, number>()
  #integers = 0
  #decimals = 0
  #leadingZeros = 0
  #longDigits = 0
  #compactDates = 0
  readonly #lengths = new Set<number>()
  readonly #styles = new Float64Array(separatorStyles.length)
  #grouped = 0
  /** Of the decimals, those that would be whole numbers if the dot stood between thousands. */
  #dotGroups = 0
  readonly #units = new Map<string, number>()
  readonly #dates = new Map<string, DateFamily>()
  readonly #booleans = new Map<string, number>()
  #urls = 0
  #emails = 0
  readonly #lists = new Map<string, number>()
  #listItems = 0
  readonly #distinctItems = new Set<string>()
  #bracketed = 0
  #characters = 0
  #spaced = 0
  #withDigits = 0
  #distinct = 0

  readonly #ownMissing: ReadonlySet<string> | null

  /** `missing` are the user's words for missing, in place of the built-in ones. */
  constructor(missing?: readonly string[]) {
    this.#ownMissing = missing === undefined ? null : new Set(missing)
  }

  /** Adds a cell text that occurs `count` times. */
  add(cell: string, count = 1): void {
    const text = cell.trim()
    if (text === '') return
    if (this.#ownMissing === null ? mayBeMissing(text) : this.#ownMissing.has(text)) {
      this.#words.set(text, (this.#words.get(text) ?? 0) + count)
      return
    }
    this.#total += count
    this.#distinct++
    this.#characters += count * text.length
    const code = text.charCodeAt(0)
    if (plainNumber.test(text)) this.#addNumber(text, count)
    else if (code > 57 && text.length > 40) this.#addWords(text, count)
    else this.#addDressed(text, count)
  }

  #addNumber(text: string, count: number): void {
    const digits = text.replace(/^[+-]/, '')
    this.#withDigits += count
    const whole = /^\d+$/.test(digits)
    for (let i = 0; i < separatorStyles.length; i++)
      if (whole || separatorStyles[i].pattern.test(digits)) this.#styles[i] += count
    if (!whole) {
      this.#decimals += count
      if (/^[1-9]\d{0,2}(?:\.\d{3})+$/.test(digits)) this.#dotGroups += count
      return
    }
    this.#integers += count
    if (digits.length > 1 && digits[0] === '0') this.#leadingZeros += count
    if (digits.length > 15 && digits.replace(/^0+/, '').length > 15) this.#longDigits += count
    if (digits === text && digits.length === 8 && isCompactDate(digits)) this.#compactDates += count
    if (this.#lengths.size < 3) this.#lengths.add(digits.length)
  }

  #addDressed(text: string, count: number): void {
    const number = numberShape(text)
    if (number !== null) {
      let fits = false
      for (let i = 0; i < separatorStyles.length; i++) {
        if (!separatorStyles[i].pattern.test(number.core)) continue
        this.#styles[i] += count
        fits = true
      }
      if (fits) {
        this.#grouped += count
        const unit = `${number.unitSide}:${number.unit}`
        if (number.unit !== '') this.#units.set(unit, (this.#units.get(unit) ?? 0) + count)
      }
    }
    const date = dateShape(text)
    if (date !== null) this.#addDate(date, count)
    this.#addWords(text, count)
  }

  #addDate({ family, kind, padded, a, b }: NonNullable<ReturnType<typeof dateShape>>, count: number): void {
    const known = this.#dates.get(family)
    if (known === undefined) {
      this.#dates.set(family, {
        kind,
        count,
        padded,
        dayA: a > 12 ? count : 0,
        dayB: b > 12 ? count : 0,
      })
      return
    }
    known.count += count
    known.padded &&= padded
    if (a > 12) known.dayA += count
    if (b > 12) known.dayB += count
  }

  #addWords(text: string, count: number): void {
    if (/\s/.test(text)) this.#spaced += count
    if (/\d/.test(text)) this.#withDigits += count
    if (text.length <= 5 && /^(?:true|false|yes|no|[yntf])$/i.test(text))
      this.#booleans.set(text, (this.#booleans.get(text) ?? 0) + count)
    if (url.test(text)) this.#urls += count
    else if (email.test(text)) this.#emails += count
    else this.#addList(text, count)
  }

  #addList(text: string, count: number): void {
    if (/^\[.*\]$|^\{.*\}$/s.test(text)) this.#bracketed += count
    for (const separator of listSeparators) {
      if (!text.includes(separator)) continue
      this.#lists.set(separator, (this.#lists.get(separator) ?? 0) + count)
      const items = text.split(separator)
      this.#listItems += items.length
      for (const item of items) if (this.#distinctItems.size < 10_000) this.#distinctItems.add(item.trim())
      return
    }
  }

  /** Whether some type of values fits so many cells that it might fit enough of a larger column. */
  mightBeTyped(): boolean {
    const best = Math.max(
      this.#integers + this.#decimals,
      ...this.#styles,
      sumOf(likeMost(this.#dates), ({ count }) => count),
    )
    return best >= 0.8 * this.#total
  }

  /** What the numbers of the column leave no doubt of: a decimal comma, a decimal point; null when they do. */
  decimalSign(): ',' | '.' | null {
    if (this.#decimals > this.#dotGroups) return '.'
    if (this.#grouped === 0) return null
    const { type, format } = this.decide()
    if (type !== 'number' && type !== 'quantity') return null
    return format.decimal === ',' ? ',' : this.#styles[1] > this.#styles[2] ? '.' : null
  }

  /**
   * The type that the cells added so far speak for.
   * @param hasCommas whether other columns write decimals with a comma, so that `1.200` is rather 1200 and `1,200` is 1.2
   */
  decide(hasCommas = false): TypeGuess {
    const typed = this.#typed(hasCommas)
    const guess = typed ?? this.#textual()
    return { ...guess, format: { ...guess.format, ...this.#missing(typed !== null) } }
  }

  /** The words seen that are missing in a column of numbers or dates. */
  wordsAmongValues(): readonly string[] {
    return this.#missing(true).missing ?? []
  }

  /** In a column of texts: the words for missing that are cells like others. */
  #wordsThatAreLevels(): readonly (readonly [string, number])[] {
    const missing = new Set(this.#missing(false).missing)
    return [...this.#words].filter(([word]) => !missing.has(word))
  }

  #missing(amongTypedValues: boolean): ColumnFormat {
    let words = [...this.#words]
    if (this.#ownMissing === null) {
      const all = this.#total + words.reduce((sum, [, count]) => sum + count, 0)
      words = words.filter(([word, count]) => isMissingWord(word, count / all, amongTypedValues))
    }
    return words.length === 0 ? {} : { missing: words.map(([word]) => word) }
  }

  #fits(count: number): boolean {
    return this.#total > 0 && count >= (this.#total < 20 ? this.#total : this.#total * LEAST_FIT)
  }

  #typed(hasCommas: boolean): TypeGuess | null {
    return this.#boolean() ?? this.#number(hasCommas) ?? this.#date() ?? this.#dressedNumber(hasCommas)
  }

  #boolean(): TypeGuess | null {
    for (const [yes, no] of booleanPairs) {
      const words = [...this.#booleans].filter(([word]) => word.toLowerCase() === yes || word.toLowerCase() === no)
      const count = words.reduce((sum, [, each]) => sum + each, 0)
      const both = new Set(words.map(([word]) => word.toLowerCase())).size === 2
      if (count === 0 || count < this.#total || !(both || yes === 'true')) continue
      const like = (wanted: string): string =>
        mostFrequent(words.filter(([word]) => word.toLowerCase() === wanted)) ?? wanted
      return guess('boolean', { true: like(yes), false: like(no) }, 1, `all cells are ${like(yes)} or ${like(no)}`)
    }
    return null
  }

  #number(hasCommas: boolean): TypeGuess | null {
    const count = this.#integers + this.#decimals
    if (!this.#fits(count)) return null
    if (hasCommas && this.#dotGroups > 0 && this.#dotGroups === this.#decimals)
      return guess('number', groupedByDots, count / this.#total, groupedReason)
    const fit = count / this.#total
    if (this.#decimals === 0 && fit === 1 && this.#compactDates === count && count >= 3)
      return guess('date', { date: 'YYYYMMDD' }, 1, 'all cells are eight digits that name a day')
    if (this.#isCode())
      return guess(
        'code',
        {},
        fit,
        this.#longDigits > 0 ? 'digits too long for an exact number' : 'digits with leading zeros',
      )
    if (fit < 1) {
      const dressed = this.#dressedNumber(hasCommas)
      if (dressed?.type === 'number' && dressed.fit > fit) return dressed
    }
    const type = this.#decimals === 0 ? 'integer' : 'number'
    return guess(type, {}, fit, type === 'integer' ? 'whole numbers' : 'numbers')
  }

  /** Leading zeros make a code when there are several or all cells are of one length; a single 07 among 10,000 numbers is a slip. */
  #isCode(): boolean {
    if (this.#decimals > 0) return false
    if (this.#longDigits > 0) return true
    return this.#leadingZeros > 0 && (this.#leadingZeros >= 0.01 * this.#integers || this.#lengths.size === 1)
  }

  #date(): TypeGuess | null {
    const alike = likeMost(this.#dates)
    if (alike.length === 0) return null
    const all = {
      kind: alike[0].kind,
      count: sumOf(alike, ({ count }) => count),
      padded: alike.every(({ padded }) => padded),
      dayA: sumOf(alike, ({ dayA }) => dayA),
      dayB: sumOf(alike, ({ dayB }) => dayB),
    }
    // the day first in some and last in others: no format fits both, and below 13 nobody can tell
    const contradict = Math.min(all.dayA, all.dayB)
    if (!this.#fits(all.count - contradict)) return null
    const [format, ...otherDates] = alike.map(({ family }) => dateFormatOf(family, all))
    const either = alike[0].family.startsWith('a') && all.dayA === 0 && all.dayB === 0
    const seconds = otherDates.length === 0 ? '' : ', with more or fewer digits behind the second'
    return guess(
      all.kind,
      { date: format, ...(otherDates.length === 0 ? {} : { otherDates }) },
      all.count / this.#total,
      `written as ${format}${seconds}${either ? '; day and month could be the other way round' : ''}`,
    )
  }

  #dressedNumber(hasCommas: boolean): TypeGuess | null {
    if (this.#grouped === 0) return null
    let best = 0
    for (let i = 1; i < this.#styles.length; i++) {
      const more = this.#styles[i] - this.#styles[best]
      const isLikelier = hasCommas && separatorStyles[i].decimal === ',' && separatorStyles[best].decimal === '.'
      if (more > 0 || (more === 0 && isLikelier)) best = i
    }
    if (!this.#fits(this.#styles[best])) return null
    const units = [...this.#units].sort((a, b) => b[1] - a[1])
    const dressed = units.reduce((sum, [, count]) => sum + count, 0)
    const { decimal, thousands } = separatorStyles[best]
    const separators = { decimal, ...(thousands === undefined ? {} : { thousands }) }
    if (dressed === 0)
      return guess(
        'number',
        separators,
        this.#styles[best] / this.#total,
        `numbers with ${thousands === undefined ? '' : `"${thousands}" between thousands and `}decimal "${decimal}"`,
      )
    const [key, count] = units[0]
    const fit = (this.#styles[best] - (dressed - count)) / this.#total
    if (count < this.#total / 2 || !this.#fits(fit * this.#total)) return null
    const unitSide = key.startsWith('before:') ? 'before' : 'after'
    const unit = key.slice(unitSide.length + 1)
    const format: ColumnFormat = { ...separators, unit, unitSide, ...(unit === '%' ? { percent: true } : {}) }
    return guess('quantity', format, fit, `numbers with "${unit}" ${unitSide} them`)
  }

  #textual(): TypeGuess {
    const levels = this.#wordsThatAreLevels()
    const count = this.#total + levels.reduce((sum, [, each]) => sum + each, 0)
    if (count === 0) return guess('text', {}, 1, 'all cells are missing')
    if (this.#fits(this.#urls)) return guess('url', {}, this.#urls / this.#total, 'web addresses')
    if (this.#fits(this.#emails)) return guess('email', {}, this.#emails / this.#total, 'e-mail addresses')
    const shape = {
      count,
      distinct: this.#distinct + levels.length,
      meanLength: this.#characters / count,
      spaced: this.#spaced / count,
      digits: this.#withDigits / count,
    }
    const kind = textKind(shape)
    const list = this.#list(kind)
    if (list !== null) return list
    return guess(kind, {}, 1, `${shape.distinct} distinct texts in ${count} cells`)
  }

  #list(kind: 'category' | 'code' | 'text'): TypeGuess | null {
    if (this.#fits(this.#bracketed))
      return guess('list', { listSeparator: ',' }, this.#bracketed / this.#total, 'texts in brackets')
    if (kind === 'category' || this.#total < 3) return null
    for (const [separator, count] of this.#lists) {
      if (count < 0.5 * this.#total || (separator === ',' && this.#spaced > 0)) continue
      if (this.#distinctItems.size > 0.5 * this.#listItems) continue
      return guess(
        'list',
        { listSeparator: separator },
        1,
        `${this.#distinctItems.size} items that repeat, parted by "${separator}"`,
      )
    }
    return null
  }
}

type CountedFamily = DateFamily & { readonly family: string }

/** The family of most dates, and those that differ from it in the fraction of seconds only, most first. */
function likeMost(families: ReadonlyMap<string, DateFamily>): readonly CountedFamily[] {
  const groups = new Map<string, CountedFamily[]>()
  for (const [family, counts] of families) {
    const key = family.replace(/[.,]S+/, '')
    groups.set(key, [...(groups.get(key) ?? []), { family, ...counts }])
  }
  let best: readonly CountedFamily[] = []
  for (const group of groups.values())
    if (sumOf(group, ({ count }) => count) > sumOf(best, ({ count }) => count)) best = group
  return [...best].sort((a, b) => b.count - a.count)
}

function sumOf(families: readonly CountedFamily[], of: (family: CountedFamily) => number): number {
  return families.reduce((sum, family) => sum + of(family), 0)
}

export const groupedByDots = { decimal: ',', thousands: '.' } as const
export const groupedReason = 'numbers with "." between thousands, since other columns have a decimal ","'

function guess(type: ColumnType, format: ColumnFormat, fit: number, reason: string): TypeGuess {
  return { type, format, fit, reason }
}

function mostFrequent(words: readonly (readonly [string, number])[]): string | undefined {
  return [...words].sort((a, b) => b[1] - a[1])[0]?.[0]
}

function isCompactDate(digits: string): boolean {
  const year = Number(digits.slice(0, 4))
  const month = Number(digits.slice(4, 6))
  const day = Number(digits.slice(6))
  return year >= 1900 && year < 2100 && month >= 1 && month <= 12 && day >= 1 && day <= 31
}
