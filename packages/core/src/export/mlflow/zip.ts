/** Files by path, in the order in which they are written. */
export type Files = { readonly [path: string]: Uint8Array }

/** A ZIP archive of stored (not compressed) files, without clock: equal files give equal bytes. */
export function zip(files: Files): Uint8Array {
  const parts: Uint8Array[] = []
  const directory: Uint8Array[] = []
  let offset = 0
  for (const [path, bytes] of Object.entries(files)) {
    const name = new TextEncoder().encode(path)
    const about = describeFile(bytes)
    const local = header(0x04034b50, [...about, [name.length, 2], [0, 2]])
    directory.push(
      header(0x02014b50, [[20, 2], ...about, [name.length, 2], [0, 2], [0, 2], [0, 2], [0, 2], [0, 4], [offset, 4]]),
      name,
    )
    parts.push(local, name, bytes)
    offset += local.length + name.length + bytes.length
  }
  const size = directory.reduce((sum, part) => sum + part.length, 0)
  const count = Object.keys(files).length
  return joined([
    ...parts,
    ...directory,
    header(0x06054b50, [
      [0, 2],
      [0, 2],
      [count, 2],
      [count, 2],
      [size, 4],
      [offset, 4],
      [0, 2],
    ]),
  ])
}

type Field = readonly [value: number, bytes: number]

/** Version 2.0, UTF-8 names, stored, 1980-01-01, check sum, sizes. */
function describeFile(bytes: Uint8Array): readonly Field[] {
  return [
    [20, 2],
    [0x0800, 2],
    [0, 2],
    [0, 2],
    [0x21, 2],
    [crc32(bytes), 4],
    [bytes.length, 4],
    [bytes.length, 4],
  ]
}

function header(signature: number, fields: readonly Field[]): Uint8Array {
  return Uint8Array.from(
    [[signature, 4] as const, ...fields].flatMap(([value, bytes]) =>
      Array.from({ length: bytes }, (_, i) => (value >>> (8 * i)) & 255),
    ),
  )
}

const table = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1
  return value
})

function crc32(bytes: Uint8Array): number {
  let value = 0xffffffff
  for (const byte of bytes) value = (value >>> 8) ^ table[(value ^ byte) & 255]
  return (value ^ 0xffffffff) >>> 0
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    bytes.set(part, at)
    at += part.length
  }
  return bytes
}
