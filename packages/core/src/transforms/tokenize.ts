import type { OperationOf } from './operation.ts'
import { collapseSpaces, trimText } from './text-space.ts'

const letterRuns = /[\p{L}\p{N}]+/gu

/** Lower-case runs of letters and digits, in the order of the text. */
function words(text: string): readonly string[] {
  return text.toLowerCase().match(letterRuns) ?? []
}

/** Every three neighbouring characters (code points) of the lower-case text between two spaces. */
function trigrams(text: string): readonly string[] {
  const characters = [...` ${collapseSpaces(trimText(text)).toLowerCase()} `]
  const grams: string[] = []
  for (let i = 0; i + 3 <= characters.length; i++) grams.push(characters[i] + characters[i + 1] + characters[i + 2])
  return grams
}

export const tokenizers: {
  readonly [name in OperationOf<'tokens'>['tokenizer']]: (text: string) => readonly string[]
} = {
  word: words,
  char3: trigrams,
}
