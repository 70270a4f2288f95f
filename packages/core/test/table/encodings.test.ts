import { describe, expect, it } from 'vitest'
import { load } from '../../src/table/load.ts'

const lines = ['номер,город', '1,Москва', '2,Тверь', '3', '4,Казань', ''].join('\n')

function utf16(text: string, littleEndian: boolean, mark: boolean): Uint8Array {
  const bytes = Buffer.from((mark ? '\uFEFF' : '') + text, 'utf16le')
  return new Uint8Array(littleEndian ? bytes : bytes.swap16())
}

describe('encodings', () => {
  it.each([
    ['utf-16le', true, true],
    ['utf-16le', true, false],
    ['utf-16be', false, true],
    ['utf-16be', false, false],
  ] as const)(
    '%s is told by itself (little endian %s, mark %s), and offsets are those of the file',
    async (encoding, little, mark) => {
      const { source, column } = await load(utf16(lines, little, mark))
      expect(source.dialect.encoding).toBe(encoding)
      expect(column('город').original(0)).toBe('Москва')
      expect(source.rejects).toMatchObject([
        { kind: 'too-few-cells', line: 4, byteOffset: (mark ? 2 : 0) + 2 * lines.indexOf('3'), raw: '3' },
      ])
    },
  )

  it('UTF-16 of Chinese letters, where only delimiters and line ends have a zero', async () => {
    const text = `名前,都市\n${'東京都,大阪府\n北海道,沖縄県\n'.repeat(9)}`
    const { source, rowCount } = await load(utf16(text, true, false))
    expect([source.dialect.encoding, rowCount]).toEqual(['utf-16le', 18])
  })

  it('Windows-1252: one byte a letter counts for offsets', async () => {
    const text = 'nom,ville\nZoé,Orléans\nÉva\nPaul,Nîmes\n'
    const { source } = await load(new Uint8Array(Buffer.from(text, 'latin1')))
    expect(source.dialect.encoding).toBe('windows-1252')
    expect(source.rejects).toMatchObject([{ line: 3, byteOffset: text.indexOf('Éva') }])
  })

  it('a byte that is no UTF-8 is told with its line and offset, and what could be read stays', async () => {
    const good = Buffer.from(`id,name\n${'1,Müller\n'.repeat(20)}`)
    const bytes = Buffer.concat([good, Buffer.from([0x32, 0x2c, 0xff, 0x0a]), Buffer.from('3,Ößel\n')])
    const { source, rowCount } = await load(new Uint8Array(bytes))
    expect([source.dialect.encoding, rowCount]).toEqual(['utf-8', 22])
    expect(source.rejects).toMatchObject([{ kind: 'invalid-bytes', line: 22, byteOffset: good.length + 2 }])
  })

  it('half a pair in UTF-16 is told with its line', async () => {
    const { source } = await load(utf16('a,b\n1,x\n2,\ud800\n3,z\n', true, true))
    expect(source.rejects).toMatchObject([{ kind: 'invalid-bytes', line: 3, byteOffset: 2 + 2 * 10 }])
  })

  it('a byte that a named encoding does not have is told with its line', async () => {
    const bytes = Uint8Array.of(...Buffer.from('a,b\n1,x\n2,'), 0x93, 0x8c, 0x8b, 0x9e, 0x0a, 0x33, 0x2c, 0xfd, 0x0a)
    const { source, column } = await load(bytes, { encoding: 'sjis' })
    expect(source.dialect.encoding).toBe('shift_jis')
    expect(column('b').original(1)).toBe('東京')
    expect(source.rejects).toMatchObject([{ kind: 'invalid-bytes', line: 4 }])
  })

  it('an encoding that engines read differently is refused, and others are named', async () => {
    const loading = load('a,b\n1,2\n', { encoding: 'windows-1255' })
    await expect(loading).rejects.toMatchObject({ code: 'unknown-encoding' })
    await expect(loading).rejects.toThrow('encoding "windows-1255" is not read alike by all engines; use utf-8')
  })
})
