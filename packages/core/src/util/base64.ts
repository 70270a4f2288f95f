const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'
const digitOf = new Int16Array(128).fill(-1)
for (let i = 0; i < 64; i++) digitOf[alphabet.charCodeAt(i)] = i

/** RFC 4648 base64 with padding. */
export function base64FromBytes(bytes: Uint8Array): string {
  const parts: string[] = []
  let text = ''
  for (let i = 0; i < bytes.length; i += 3) {
    const group = (bytes[i] << 16) | ((bytes[i + 1] ?? 0) << 8) | (bytes[i + 2] ?? 0)
    text += alphabet[group >> 18] + alphabet[(group >> 12) & 63]
    text += i + 1 < bytes.length ? alphabet[(group >> 6) & 63] : '='
    text += i + 2 < bytes.length ? alphabet[group & 63] : '='
    if (text.length >= 8192) {
      parts.push(text)
      text = ''
    }
  }
  return parts.join('') + text
}

/** The bytes of a base64 text; null when it is not one. */
export function bytesFromBase64(text: string): Uint8Array | null {
  if (text.length % 4 !== 0) return null
  const padding = text.endsWith('==') ? 2 : text.endsWith('=') ? 1 : 0
  const bytes = new Uint8Array((text.length / 4) * 3 - padding)
  for (let i = 0, at = 0; i < text.length; i += 4) {
    const last = i + 4 >= text.length ? 4 - padding : 4
    let group = 0
    for (let j = 0; j < 4; j++) {
      const digit = j < last ? (digitOf[text.charCodeAt(i + j)] ?? -1) : 0
      if (digit < 0) return null
      group = (group << 6) | digit
    }
    for (let j = 0; j < 3 && at < bytes.length; j++) bytes[at++] = (group >> (16 - 8 * j)) & 255
  }
  return bytes
}
