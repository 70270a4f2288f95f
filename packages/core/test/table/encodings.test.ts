import { describe, expect, it } from 'vitest'
import { load } from '../../src/table/load.ts'
import { encodeUtf8 } from '../../src/table/text-codec.ts'

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

  it.each([
    ['windows-1251', 'Наименование;Адрес\nПоликлиника;ул. Ленина\nШкола № 5;пр. Победы\n'],
    ['koi8-r', 'Наименование;Адрес\nПоликлиника;ул. Ленина\nШкола 5;пр. Победы\n'],
    ['ibm866', 'Наименование;Адрес\nПоликлиника;ул. Ленина\nШкола 5;пр. Победы\n'],
    ['iso-8859-7', 'Όνομα;Πόλη\nΓιώργος;Θεσσαλονίκη\nΕλένη;Αθήνα\n'],
    ['shift_jis', '施設名,所在地\n中央図書館,本町1-1\n東公民館,ひばりが丘\nスポーツセンター,西町\n'],
    ['euc-jp', '施設名,所在地\n中央図書館,ひばりが丘\nスポーツセンター,西町\n'],
    ['gb18030', '名称,地址\n北京大学,海淀区颐和园路\n人民医院,西城区\n'],
    ['big5', '名稱,地址\n臺北車站,中正區\n國立故宮博物院,士林區\n'],
    ['euc-kr', '이름,주소\n서울역,중구 한강대로\n부산시청,연제구\n'],
  ])('%s is told by its letters', async (encoding, text) => {
    const { source } = await load(encodeAs(text, encoding))
    expect(source.dialect.encoding).toBe(encoding)
    expect(source.header?.map((name) => name.text)).toEqual(text.split('\n')[0].split(/[,;]/))
  })

  it.each([
    'nom;ville\nZoé;Orléans\nÉléonore;Besançon\nFrançois;Créteil\n',
    'Straße;Größe\nÄußere;groß\nMühlweg;süß\nÖlgasse;weiß\n',
    'município;população\nSão João;1\nConceição;2\nAlvorada d’Oeste;3\n',
    'år;sted\n1;Tromsø\n2;Ålesund\n3;Bodø\n4;Røros\n',
    'name;price\nCafé “Ü”;10 €\nNoël;20 €\nÀÉÈ;30 €\n',
  ])('Latin letters stay Windows-1252: %j', async (text) => {
    const { source } = await load(encodeAs(text, 'windows-1252'))
    expect(source.dialect.encoding).toBe('windows-1252')
    expect(source.header?.map((name) => name.text)).toEqual(text.split('\n')[0].split(';'))
  })

  it('zeros in cells are kept and told', async () => {
    const { source, column } = await load(encodeUtf8('a,b,c\n1,x\0y,2\n3,z,4\n5,z,4\n'))
    expect(column('b').original(0)).toBe('x\0y')
    expect(source.rejects).toMatchObject([{ kind: 'invalid-bytes', line: 2, byteOffset: 9 }])
  })
})

const windows1252 = new Map([...'€‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ'].map((letter, i) => [letter, 0x80 + i]))

/** Text in an encoding, found by decoding all of its letters. */
function encodeAs(text: string, encoding: string): Uint8Array {
  if (encoding === 'windows-1252')
    return Uint8Array.from(text, (letter) =>
      letter < '\x80' ? letter.charCodeAt(0) : (windows1252.get(letter) ?? letter.charCodeAt(0)),
    )
  const decoder = new TextDecoder(encoding)
  const codes = new Map<string, readonly number[]>()
  for (let lead = 0x80; lead < 0x100; lead++) {
    const alone = decoder.decode(Uint8Array.of(lead))
    if (!alone.includes('\ufffd')) codes.set(alone, [lead])
    for (let trail = 0x40; trail < 0x100; trail++) {
      const pair = decoder.decode(Uint8Array.of(lead, trail))
      if (pair.length === 1 && pair !== '\ufffd' && !codes.has(pair)) codes.set(pair, [lead, trail])
    }
  }
  return Uint8Array.from([...text].flatMap((letter) => codes.get(letter) ?? [letter.charCodeAt(0)]))
}
