/** White space as `trimText` and `splitWords` know it. */
export const whiteSpaces = [
  ...' \t\n\v\f\r\u0085\u00a0\u1680\u2028\u2029\u202f\u205f\u3000\ufeff',
  ...Array.from({ length: 11 }, (_, i) => String.fromCharCode(0x2000 + i)),
]

/** What commonly stands between words; cutting there first lets a word be counted where it stands twice. */
export const wordSeparators = [...'!"#$%&\'()*+,-./:;<=>?@[\\]^_`{|}~’‘“”–—…·«»']

const notLetter = '[^\\p{L}\\p{N}]'

/** A part that holds a word, in any case, between characters that are neither letters nor digits. */
export function holdsWord(word: string): string {
  return `(?s)(?:.*${notLetter})?${[...word].map(anyCase).join('')}(?:${notLetter}.*)?`
}

/** A text in whose number of characters, written in binary, a bit is set. */
export function hasLengthBit(bit: number): string {
  const size = 1 << bit
  return `(?s)(?:${characters(size)}${characters(size)})*${characters(size)}.{0,${size - 1}}`
}

/** No repetition in the syntax of ONNX is longer than a thousand. */
function characters(count: number): string {
  return `.{${count}}`
}

const variants = new Map<string, string>()

/** Every character whose lower-case form is this one. */
function anyCase(character: string): string {
  if (variants.size === 0) learnVariants()
  const all = variants.get(character) ?? ''
  return `[${escape(character)}${all}]`
}

function learnVariants(): void {
  for (let code = 0x41; code <= 0x1ffff; code++) {
    const character = String.fromCodePoint(code)
    const lower = character.toLowerCase()
    if (lower === character) continue
    variants.set(lower, (variants.get(lower) ?? '') + escape(character))
  }
  // at the end of a word
  variants.set('ς', escape('Σ'))
}

function escape(character: string): string {
  return `\\x{${character.codePointAt(0)!.toString(16)}}`
}
