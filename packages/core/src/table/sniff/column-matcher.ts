import { numberParser } from '../parse/number-format.ts'
import { dateParser } from '../parse/parse-date.ts'
import type { ValueParser } from '../parse/value-builder.ts'
import { encodeUtf8 } from '../text-codec.ts'
import { dateShape } from './date-shape.ts'
import { hasLetter } from './letters.ts'
import { mayBeMissing } from './missing-words.ts'
import type { TypeGuess } from './types.ts'
import { TypeTally } from './types.ts'

/** How badly a text would stand in a column: 0 fits, 1 cannot be. */
export interface ColumnMatcher {
  readonly guess: TypeGuess
  misfit(text: string): number
}

/** Learns from cells of a column what fits into it. */
export function columnMatcher(cells: readonly string[]): ColumnMatcher {
  const tally = new TypeTally()
  const texts = new Set<string>()
  const shapes = new Map<string, number>()
  let empty = 0
  let longest = 0
  let characters = 0
  for (const cell of cells) {
    tally.add(cell)
    const text = cell.trim()
    if (text === '') {
      empty++
      continue
    }
    if (texts.size < 5000) texts.add(text)
    longest = Math.max(longest, text.length)
    characters += text.length
    const shape = shapeOf(text)
    shapes.set(shape, (shapes.get(shape) ?? 0) + 1)
  }
  const guess = tally.decide()
  const filled = cells.length - empty
  if (filled === 0) return { guess, misfit: (text) => (text.trim() === '' ? 0 : 0.8) }
  const emptyCost = empty === 0 ? 0.5 : empty / cells.length > 0.05 ? 0 : 0.2
  const parser = parserOf(guess)
  const uniform = shapes.size <= Math.max(3, filled / 10)
  const repeats = texts.size < filled / 2
  const meanLength = characters / filled
  const misfit = (given: string): number => {
    const text = given.trim()
    if (text === '') return emptyCost
    if (texts.has(text) && repeats) return 0
    // A quote too many does not make another cell of it.
    if (/^["']/.test(text) && text.length > 1) return Math.min(1, 0.2 + misfit(text.slice(1)))
    if (parser !== null) {
      if (fits(parser, text)) return 0
      // A date written in another way is rather a date than a name.
      return mayBeMissing(text) || (guess.format.date !== undefined && dateShape(text) !== null) ? 0.2 : 1
    }
    if (guess.type === 'boolean') return isWordOfPair(text, cells) ? 0 : 1
    if (guess.type === 'url' || guess.type === 'email')
      return shapes.has(shapeOf(text)) || /^\w+:\/\/\S+$|^\S+@\S+$/.test(text) ? 0 : 1
    if (shapes.has(shapeOf(text))) return repeats ? 0.2 : 0.05
    if (uniform) return 0.7
    const tooLong = text.length > longest * 1.5 || text.length < meanLength / 5
    return (repeats ? 0.35 : 0.15) + (tooLong ? 0.3 : 0) + (hasLetter(text) ? 0 : 0.25)
  }
  return { guess, misfit }
}

const scratch = new Uint8Array(64)

function fits(parser: ValueParser, text: string): boolean {
  const bytes = asciiOf(text) ?? encodeUtf8(text)
  const value = parser(bytes, 0, bytes.length)
  return value === value
}

/** A short text of ASCII in bytes that the next call writes over. */
function asciiOf(text: string): Uint8Array | null {
  if (text.length > scratch.length) return null
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (code >= 0x80) return null
    scratch[i] = code
  }
  return scratch.subarray(0, text.length)
}

function parserOf({ type, format }: TypeGuess): ValueParser | null {
  if (type === 'integer' || type === 'number') return numberParser(format)
  if (type === 'quantity') {
    const parse = numberParser(format)
    const unit = encodeUtf8(format.unit ?? '')
    return (bytes, start, end) => (includes(bytes, unit) ? parse(bytes, start, end) : NaN)
  }
  return format.date === undefined ? null : dateParser(format.date, format.otherDates)
}

function includes(bytes: Uint8Array, part: Uint8Array): boolean {
  for (let at = 0; at + part.length <= bytes.length; at++)
    if (part.every((byte, i) => bytes[at + i] === byte)) return true
  return false
}

/** The kinds of characters in order, repeats written once: `AB-1234` and `C-5` are both `A-9`. */
export function shapeOf(text: string): string {
  let shape = ''
  let last = ''
  for (const character of text.length > 60 ? text.slice(0, 60) : text) {
    const kind = kindOf(character)
    if (kind !== last) shape += kind
    last = kind
  }
  return shape.length > 24 ? 'prose' : shape
}

/** `A`, `a`, `9` or a space for what is a capital, another letter, a digit or white space. */
function kindOf(character: string): string {
  const code = character.charCodeAt(0)
  if (code < 0x80) return asciiKinds[code]
  return /\p{Lu}/u.test(character) ? 'A' : /\p{L}/u.test(character) ? 'a' : /\s/.test(character) ? ' ' : character
}

const asciiKinds = Array.from({ length: 128 }, (_, code) => {
  if (code >= 0x41 && code <= 0x5a) return 'A'
  if (code >= 0x61 && code <= 0x7a) return 'a'
  if (code >= 0x30 && code <= 0x39) return '9'
  return code === 0x20 || (code >= 0x09 && code <= 0x0d) ? ' ' : String.fromCharCode(code)
})

const pairs = [/^(?:true|false)$/i, /^(?:yes|no)$/i, /^[yn]$/i, /^[tf]$/i]

/** Whether a text is one of the two words that these cells are written in: `y` is no cell of a column of yes and no. */
function isWordOfPair(text: string, cells: readonly string[]): boolean {
  return pairs.some((pair) => pair.test(text) && cells.some((cell) => pair.test(cell.trim())))
}
