const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'

const padding = 61 // =

/** RFC 4648 base64 with padding. */
export function base64FromBytes(bytes: Uint8Array): string {
  const codes = Uint8Array.from(alphabet, (sign) => sign.charCodeAt(0))
  const text = new Uint8Array(4 * Math.ceil(bytes.length / 3))
  const whole = bytes.length - (bytes.length % 3)
  let at = 0
  for (let i = 0; i < whole; i += 3) {
    const group = (bytes[i] << 16) | (bytes[i + 1] << 8) | bytes[i + 2]
    text[at] = codes[group >> 18]
    text[at + 1] = codes[(group >> 12) & 63]
    text[at + 2] = codes[(group >> 6) & 63]
    text[at + 3] = codes[group & 63]
    at += 4
  }
  if (whole < bytes.length) {
    const group = (bytes[whole] << 16) | ((bytes[whole + 1] ?? 0) << 8)
    text.fill(padding, at)
    text[at] = codes[group >> 18]
    text[at + 1] = codes[(group >> 12) & 63]
    if (whole + 1 < bytes.length) text[at + 2] = codes[(group >> 6) & 63]
  }
  return new TextDecoder().decode(text)
}

/** The bytes of a base64 text; null when it is not one. */
export function bytesFromBase64(text: string): Uint8Array | null {
  try {
    const binary = atob(text)
    const bytes = new Uint8Array(binary.length)
    for (let i = 0; i < bytes.length; i++) bytes[i] = binary.charCodeAt(i)
    return bytes
  } catch {
    return null
  }
}
