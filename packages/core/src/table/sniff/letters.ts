/** Letters, told without a pattern where they are ASCII: patterns of all letters are large, and slow the first time. */
const letter = /\p{L}/u
const firstLetter = /^\p{L}/u

export function isAscii(text: string): boolean {
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) >= 0x80) return false
  return true
}

export function isAsciiLetter(code: number): boolean {
  const lower = code | 0x20
  return lower >= 0x61 && lower <= 0x7a
}

export function hasLetter(text: string): boolean {
  let ascii = true
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (isAsciiLetter(code)) return true
    if (code >= 0x80) ascii = false
  }
  return !ascii && letter.test(text)
}

export function beginsWithLetter(text: string): boolean {
  const code = text.charCodeAt(0)
  return code >= 0x80 ? firstLetter.test(text) : isAsciiLetter(code)
}
