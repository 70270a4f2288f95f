const encoder = new TextEncoder()

/** FNV-1a of the UTF-8 bytes of a text, its bits mixed once more (MurmurHash3's finaliser), as an unsigned 32-bit number: the same everywhere. */
export function hashOfText(text: string): number {
  let hash = 0x811c9dc5
  for (const byte of encoder.encode(text)) hash = Math.imul(hash ^ byte, 0x01000193)
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) >>> 0
}
