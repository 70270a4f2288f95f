import type { TextData } from '../transforms/column-data.ts'
import { tokenizers } from '../transforms/tokenize.ts'

const mostTexts = 2000
const fewestTexts = 3
/** Share of the texts from which a word is common enough to be learned from. */
const commonShare = 0.005
/** Texts of which at least one word is common; below, words say too little: no spaces between them, or codes. */
const leastCovered = 0.5

/** Whether the texts share words, so that words can be counted; else only their characters repeat. */
export function wordsRepeat({ dictionary }: TextData): boolean {
  const step = Math.max(1, Math.floor(dictionary.length / mostTexts))
  const texts = dictionary.filter((_, i) => i % step === 0).map((text) => [...new Set(tokenizers.word(text))])
  const textsOf = new Map<string, number>()
  for (const words of texts) for (const word of words) textsOf.set(word, (textsOf.get(word) ?? 0) + 1)
  const enough = Math.max(fewestTexts, commonShare * texts.length)
  const covered = texts.filter((words) => words.some((word) => textsOf.get(word)! >= enough)).length
  return covered >= leastCovered * texts.length
}
