/** Undoes UTF-8 that was read as Windows-1252 (`JosÃ©` → `José`); any other text is returned as it is. */
export function repairEncoding(text: string): string {
  const high = new TextDecoder('windows-1252').decode(Uint8Array.from({ length: 32 }, (_, i) => 0x80 + i))
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
