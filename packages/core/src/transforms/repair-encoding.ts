/** Unicode values of the Windows-1252 bytes 0x80 – 0x9f; the five unassigned bytes keep their own value. */
export const windows1252High = [
  0x20ac, 0x81, 0x201a, 0x192, 0x201e, 0x2026, 0x2020, 0x2021, 0x2c6, 0x2030, 0x160, 0x2039, 0x152, 0x8d, 0x17d, 0x8f,
  0x90, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014, 0x2dc, 0x2122, 0x161, 0x203a, 0x153, 0x9d, 0x17e, 0x178,
] as const

const byteOf = new Map<number, number>(windows1252High.map((code, i) => [code, 0x80 + i]))

/** Undoes UTF-8 that was read as Windows-1252 (`JosÃ©` → `José`); any other text is returned as it is. */
export function repairEncoding(text: string): string {
  const bytes: number[] = []
  let beyondAscii = false
  for (const character of text) {
    const code = character.codePointAt(0)!
    const byte = code < 0x80 || (code >= 0xa0 && code <= 0xff) ? code : byteOf.get(code)
    if (byte === undefined) return text
    if (byte >= 0x80) beyondAscii = true
    bytes.push(byte)
  }
  return beyondAscii ? (decodeUtf8(bytes) ?? text) : text
}

/** The text of well-formed UTF-8, null for any other bytes. */
function decodeUtf8(bytes: readonly number[]): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(Uint8Array.from(bytes))
  } catch {
    return null
  }
}
