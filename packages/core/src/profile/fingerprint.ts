/**
 * The same for texts that differ only in letter case, accents, punctuation, spacing or the order of words,
 * as the key collision of OpenRefine: words in lower case, sorted, each once.
 */
export function fingerprint(text: string): string {
  const words = plainWords(text)
  return [...new Set(words)].sort().join(' ')
}

/** The same for texts whose pairs of letters are the same: also catches split and joined words ("New York", "Newyork"). */
export function ngramFingerprint(text: string, size = 2): string {
  const letters = plainWords(text).join('')
  const grams = new Set<string>()
  for (let i = 0; i + size <= letters.length; i++) grams.add(letters.slice(i, i + size))
  return [...grams].sort().join('')
}

function plainWords(text: string): readonly string[] {
  return text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
}
