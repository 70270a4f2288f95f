import { characterCounter } from './character-shares.ts'
import { countCodes } from './coded-texts.ts'
import type { CodedTexts } from './coded-texts.ts'
import type { TextProfile } from './profile.ts'
import { topTexts } from './text-counts.ts'
import { textPattern } from './text-pattern.ts'

const wordsKept = 20_000

/** Lengths, shapes and words; each distinct text is looked at once. Null when there is no text. */
export function textProfile(texts: CodedTexts, withWords: boolean): TextProfile | null {
  const counts = countCodes(texts)
  const patterns = new Map<string, number>()
  const words = new Map<string, number>()
  let minLength = Infinity
  let maxLength = 0
  let lengths = 0
  let wordCount = 0
  let total = 0
  const characters = characterCounter()
  const countOfLength = new Map<number, number>()
  for (let code = 0; code < counts.length; code++) {
    const count = counts[code]
    if (count === 0) continue
    const text = texts.dictionary[code]
    total += count
    lengths += count * text.length
    minLength = Math.min(minLength, text.length)
    maxLength = Math.max(maxLength, text.length)
    countOfLength.set(text.length, (countOfLength.get(text.length) ?? 0) + count)
    characters.add(text, count)
    const parts = wordsOf(text)
    wordCount += count * parts.length
    addTo(patterns, textPattern(text), count)
    if (withWords) for (const word of parts) addTo(words, word.toLowerCase(), count)
  }
  if (total === 0) return null
  return {
    minLength,
    meanLength: lengths / total,
    maxLength,
    medianLength: medianOf(countOfLength, total),
    meanWords: wordCount / total,
    characters: characters.shares(),
    patterns: topOf(patterns).slice(0, 10),
    topWords: withWords ? topOf(words) : [],
  }
}

/** The length in the middle; of an even number of texts the lower one. */
function medianOf(countOfLength: ReadonlyMap<number, number>, total: number): number {
  let below = 0
  for (const [length, count] of [...countOfLength].sort(([a], [b]) => a - b)) {
    below += count
    if (2 * below >= total) return length
  }
  return 0
}

/** White-space separated parts; a text longer than 10,000 characters is read up to there. */
function wordsOf(text: string): readonly string[] {
  return text
    .slice(0, 10_000)
    .split(/\s+/u)
    .filter((word) => word !== '')
}

function addTo(counts: Map<string, number>, key: string, count: number): void {
  const before = counts.get(key)
  if (before !== undefined) counts.set(key, before + count)
  else if (counts.size < wordsKept) counts.set(key, count)
}

function topOf(counts: Map<string, number>) {
  return topTexts([...counts.keys()], [...counts.values()])
}
