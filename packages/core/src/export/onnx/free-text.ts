import type { Arithmetic } from './arithmetic.ts'
import type { Graph, Value } from './graph.ts'
import { cutPieces, sumByRow, wholeTexts, type Pieces } from './pieces.ts'
import { hasLengthBit, holdsWord, whiteSpaces, wordSeparators } from './text-pattern.ts'

/** Numbers of whatever text stands in a column; each is computed once in a graph, however many operations ask for it. */
export interface FreeText {
  /** Characters (code points); of parts between spaces, at most 1,023 are counted. */
  characters(): Value
  /** Characters after trimming and with runs of white space as one. */
  collapsedCharacters(): Value
  words(): Value
  /** How often a word of lower-case letters and digits stands in the text, in any case. */
  occurrences(word: string): Value
}

const lengthBits = 10

export function freeText(graph: Graph, a: Arithmetic, texts: Value): FreeText {
  const known = new Map<string, unknown>()
  const once = <T>(name: string, make: () => T): T => {
    if (!known.has(name)) known.set(name, make())
    return known.get(name) as T
  }
  const whole = once('whole', () => wholeTexts(graph, texts))
  const zeros = (): Value => once('zeros', () => a.mul(a.number(whole.rows), 0))
  const sum = (pieces: Pieces, values: Value): Value => sumByRow(graph, pieces, values, zeros())
  const bySpaces = (): Pieces => once('by spaces', () => cutPieces(graph, whole, [' ']))
  const byWhiteSpace = (): Pieces => once('by white space', () => cutPieces(graph, bySpaces(), whiteSpaces.slice(1)))
  const byWords = (): Pieces => once('by words', () => cutPieces(graph, byWhiteSpace(), wordSeparators))
  const matches = (pieces: Pieces, pattern: string): Value =>
    a.number(graph.node('RegexFullMatch', [pieces.texts], { pattern }))
  const lengths = (pieces: Pieces): Value =>
    Array.from({ length: lengthBits }, (_, bit) => a.mul(matches(pieces, hasLengthBit(bit)), 1 << bit)).reduce(
      (total, part) => a.add(total, part),
    )
  const free: FreeText = {
    characters: () =>
      once('characters', () => {
        const [, parts] = graph.nodeOf(2, 'StringSplit', [texts], { delimiter: ' ' })
        const spaces = a.sub(a.number(parts), 1)
        return a.add(sum(bySpaces(), lengths(bySpaces())), spaces)
      }),
    collapsedCharacters: () =>
      once('collapsed', () => a.sub(a.add(sum(byWhiteSpace(), lengths(byWhiteSpace())), free.words()), 1)),
    words: () =>
      once('words', () => {
        const ones = a.add(a.mul(a.number(byWhiteSpace().rows), 0), 1)
        return sum(byWhiteSpace(), ones)
      }),
    occurrences: (word) => once(`word ${word}`, () => sum(byWords(), matches(byWords(), holdsWord(word)))),
  }
  return free
}
