import type { ValueCount } from './profile.ts'

const kept = 20

/** The most frequent texts, at most 20; ties in order of first appearance. */
export function topTexts(dictionary: readonly string[], counts: ArrayLike<number>): readonly ValueCount[] {
  return ranked(dictionary, counts, (a, b) => counts[b] - counts[a] || a - b)
}

/** The least frequent texts where there are more than `top` shows; none when nearly all occur once. */
export function rareTexts(dictionary: readonly string[], counts: ArrayLike<number>): readonly ValueCount[] {
  if (dictionary.length <= kept) return []
  let once = 0
  for (let code = 0; code < dictionary.length; code++) if (counts[code] === 1) once++
  return once > dictionary.length / 2 && dictionary.length > 1000
    ? []
    : ranked(dictionary, counts, (a, b) => counts[a] - counts[b] || a - b)
}

function ranked(
  dictionary: readonly string[],
  counts: ArrayLike<number>,
  order: (a: number, b: number) => number,
): readonly ValueCount[] {
  const present: number[] = []
  for (let code = 0; code < dictionary.length; code++) if (counts[code] > 0) present.push(code)
  return present
    .sort(order)
    .slice(0, kept)
    .map((code) => ({ value: dictionary[code], count: counts[code] }))
}
