// Unicode code points of the bytes 0x80 – 0x9f (WHATWG index-windows-1252); the other bytes are their own code points.
const upper = [
  0x20ac, 0x81, 0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021, 0x02c6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8d, 0x017d,
  0x8f, 0x90, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014, 0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0x9d,
  0x017e, 0x0178,
]

/** Windows-1252 bytes as UTF-8, by our own table: the decoders of some engines answer C1 controls instead. */
export function windows1252ToUtf8(bytes: Uint8Array, start = 0): Uint8Array {
  let length = 0
  for (let at = start; at < bytes.length; at++) length += utf8Length(codePoint(bytes[at]))
  const result = new Uint8Array(length)
  let to = 0
  for (let at = start; at < bytes.length; at++) {
    const point = codePoint(bytes[at])
    if (point < 0x80) result[to++] = point
    else if (point < 0x800) {
      result[to++] = 0xc0 | (point >> 6)
      result[to++] = 0x80 | (point & 0x3f)
    } else {
      result[to++] = 0xe0 | (point >> 12)
      result[to++] = 0x80 | ((point >> 6) & 0x3f)
      result[to++] = 0x80 | (point & 0x3f)
    }
  }
  return result
}

function codePoint(byte: number): number {
  return byte >= 0x80 && byte <= 0x9f ? upper[byte - 0x80] : byte
}

function utf8Length(point: number): number {
  return point < 0x80 ? 1 : point < 0x800 ? 2 : 3
}
