const table = Uint32Array.from({ length: 256 }, (_, byte) => {
  let remainder = byte
  for (let bit = 0; bit < 8; bit++) remainder = remainder & 1 ? (remainder >>> 1) ^ 0xedb88320 : remainder >>> 1
  return remainder
})

/** The checksum of gzip and zip (RFC 1952, section 8), unsigned. */
export function crc32(bytes: Uint8Array): number {
  let remainder = -1
  for (let at = 0; at < bytes.length; at++) remainder = table[(remainder ^ bytes[at]) & 0xff] ^ (remainder >>> 8)
  return ~remainder >>> 0
}
