/** UTF-16 bytes as UTF-8; half a surrogate pair becomes U+FFFD and its byte offset is noted. */
export function utf16ToUtf8(
  bytes: Uint8Array,
  start: number,
  littleEndian: boolean,
): { readonly bytes: Uint8Array; readonly invalid: readonly number[] } {
  const low = littleEndian ? 0 : 1
  const unit = (at: number): number => bytes[at + low] | (bytes[at + 1 - low] << 8)
  const result = new Uint8Array(Math.ceil(((bytes.length - start) / 2) * 3) + 3)
  const invalid: number[] = []
  let to = 0
  for (let at = start; at < bytes.length; at += 2) {
    let point = at + 1 < bytes.length ? unit(at) : 0xd800
    if (point >= 0xd800 && point <= 0xdfff) {
      const next = at + 3 < bytes.length ? unit(at + 2) : 0
      if (point <= 0xdbff && next >= 0xdc00 && next <= 0xdfff) {
        point = 0x10000 + ((point - 0xd800) << 10) + (next - 0xdc00)
        at += 2
      } else {
        invalid.push(to)
        point = 0xfffd
      }
    }
    to = writeUtf8(result, to, point)
  }
  return { bytes: result.slice(0, to), invalid }
}

function writeUtf8(into: Uint8Array, at: number, point: number): number {
  if (point < 0x80) {
    into[at++] = point
    return at
  }
  if (point < 0x800) into[at++] = 0xc0 | (point >> 6)
  else {
    if (point < 0x10000) into[at++] = 0xe0 | (point >> 12)
    else {
      into[at++] = 0xf0 | (point >> 18)
      into[at++] = 0x80 | ((point >> 12) & 0x3f)
    }
    into[at++] = 0x80 | ((point >> 6) & 0x3f)
  }
  into[at++] = 0x80 | (point & 0x3f)
  return at
}
