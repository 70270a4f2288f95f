const longest = 40

/**
 * The shape of a text: `A` upper-case letters, `a` lower-case letters, `9` digits, other characters as they are,
 * a run of one class counted only as one or many (`9`, `9+`): "AB-1203" → "A+-9+".
 */
export function textPattern(text: string): string {
  let pattern = ''
  for (let i = 0; i < text.length && pattern.length < longest;) {
    const kind = shapeOf(text.charCodeAt(i))
    let end = i + 1
    if (kind !== null) while (end < text.length && shapeOf(text.charCodeAt(end)) === kind) end++
    pattern += kind === null ? text[i] : end - i > 1 ? `${kind}+` : kind
    i = end
  }
  return pattern
}

function shapeOf(code: number): 'A' | 'a' | '9' | null {
  if (code >= 48 && code <= 57) return '9'
  if (code >= 65 && code <= 90) return 'A'
  if ((code >= 97 && code <= 122) || code >= 0x00c0) return 'a'
  return null
}
