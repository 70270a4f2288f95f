import { gzipSync, deflateRawSync, crc32 } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { load } from '../../src/table/load.ts'
import { writeCsv } from '../../src/table/write-csv.ts'
import { inflate } from '../../src/util/inflate.ts'
import { randomFrom } from '../../src/util/random.ts'

const encoder = new TextEncoder()
const csv = `id,word\n${Array.from({ length: 3000 }, (_, i) => `${i},word${i % 97}`).join('\n')}\n`

/** A zip archive as the common programs write it. */
function zip(
  files: readonly { readonly name: string; readonly text: string; readonly stored?: boolean }[],
): Uint8Array {
  const parts: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const { name, text, stored = false } of files) {
    const data = Buffer.from(text)
    const packed = stored ? data : deflateRawSync(data)
    const local = Buffer.alloc(30)
    local.writeUInt32LE(0x04034b50, 0)
    local.writeUInt16LE(stored ? 0 : 8, 8)
    local.writeUInt32LE(crc32(data), 14)
    local.writeUInt32LE(packed.length, 18)
    local.writeUInt32LE(data.length, 22)
    local.writeUInt16LE(name.length, 26)
    const central = Buffer.alloc(46)
    central.writeUInt32LE(0x02014b50, 0)
    central.writeUInt16LE(stored ? 0 : 8, 10)
    central.writeUInt32LE(crc32(data), 16)
    central.writeUInt32LE(packed.length, 20)
    central.writeUInt32LE(data.length, 24)
    central.writeUInt16LE(name.length, 28)
    central.writeUInt32LE(offset, 42)
    parts.push(local, Buffer.from(name), packed)
    directory.push(central, Buffer.from(name))
    offset += 30 + name.length + packed.length
  }
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(files.length, 10)
  end.writeUInt32LE(offset, 16)
  return new Uint8Array(Buffer.concat([...parts, ...directory, end]))
}

describe('compressed files', () => {
  it('reads gzip by its content, whatever the name', async () => {
    const dataset = await load(new Uint8Array(gzipSync(csv)), { name: 'data.csv' })
    expect(writeCsv(dataset, { lineEnd: '\n' })).toBe(csv)
  })

  it('joins the members of a gzip file', async () => {
    const half = csv.length >> 1
    const bytes = new Uint8Array(Buffer.concat([gzipSync(csv.slice(0, half)), gzipSync(csv.slice(half))]))
    expect(writeCsv(await load(bytes), { lineEnd: '\n' })).toBe(csv)
  })

  it.each([false, true])('reads the one file of a zip archive (stored: %s)', async (stored) => {
    expect(writeCsv(await load(zip([{ name: 'a.csv', text: csv, stored }])), { lineEnd: '\n' })).toBe(csv)
  })

  it('refuses an archive of several tables and a spreadsheet in one sentence', async () => {
    await expect(
      load(
        zip([
          { name: 'a.csv', text: csv },
          { name: 'b.csv', text: csv },
        ]),
        { name: 'two.zip' },
      ),
    ).rejects.toMatchObject({
      code: 'archive-of-many',
      message: 'two.zip holds 2 files; unpack it and load one of them',
    })
    await expect(
      load(
        zip([
          { name: '[Content_Types].xml', text: '<x/>' },
          { name: 'xl/workbook.xml', text: '<x/>' },
        ]),
        { name: 'book.xlsx' },
      ),
    ).rejects.toMatchObject({ code: 'not-a-csv' })
    await expect(
      load(zip([{ name: 'mimetype', text: 'application/vnd.oasis.opendocument.spreadsheet', stored: true }])),
    ).rejects.toMatchObject({ code: 'not-a-csv' })
  })

  it('refuses a damaged or an exploding archive', async () => {
    const packed = new Uint8Array(gzipSync('a,b\n1,2\n3,4\n'))
    for (let length = 11; length < packed.length; length++)
      await expect(load(packed.subarray(0, length)), `${length}`).rejects.toMatchObject({ code: 'damaged-archive' })
    const changed = zip([{ name: 'a.csv', text: csv, stored: true }])
    changed[100]++
    await expect(load(changed)).rejects.toMatchObject({ code: 'damaged-archive' })
    await expect(load(new Uint8Array(gzipSync(csv)).subarray(0, 200))).rejects.toMatchObject({
      code: 'damaged-archive',
    })
    await expect(
      load(new Uint8Array(gzipSync(Buffer.alloc(5_000_000, 'a,'))), { maxBytes: 1_000_000 }),
    ).rejects.toMatchObject({ code: 'too-large' })
  })

  it('inflates what zlib deflates, at every level', () => {
    const random = randomFrom(3, 'inflate')
    for (let level = 0; level <= 9; level++) {
      const bytes = Uint8Array.from({ length: 50_000 }, () => 97 + random.integer(1 + level * 3))
      expect(inflate(new Uint8Array(deflateRawSync(bytes, { level })), 0, 10, 1e6).bytes).toEqual(bytes)
    }
    expect(inflate(new Uint8Array(deflateRawSync(encoder.encode(csv), { strategy: 4 })), 0, 10, 1e6).bytes).toEqual(
      encoder.encode(csv),
    )
  })
})
