/** The Windows-1252 bytes 0x80 – 0x9f as characters; the five unassigned bytes keep their own value. */
const high = '\u20ac\x81\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\x8d\u017d\x8f\x90\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\x9d\u017e\u0178'

/** Undoes UTF-8 that was read as Windows-1252 (`JosÃ©` → `José`); any other text is returned as it is. */
export function repairEncoding(text: string): string {
  const bytes = Array.from(text, (character) => {
    const code = character.codePointAt(0)!
    return code < 0x80 || (code >= 0xa0 && code <= 0xff) ? code : high.indexOf(character) + 0x80
  })
  // what is in neither range came out as 0x7f
  const readable = bytes.every((byte, i) => byte !== 0x7f || text[i] === '\x7f')
  return readable && bytes.some((byte) => byte >= 0x80) ? (decodeUtf8(bytes) ?? text) : text
}

/** The text of well-formed UTF-8, null for any other bytes. */
function decodeUtf8(bytes: readonly number[]): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(Uint8Array.from(bytes))
  } catch {
    return null
  }
}
