import { describe, expect, it } from 'vitest'
import { load } from '../../src/table/load.ts'
import type { LoadOptions } from '../../src/table/load-options.ts'
import { load as loadInNode } from '../../src/node-load.ts'

const bytesOf = (...parts: readonly (string | readonly number[])[]): Uint8Array =>
  Uint8Array.from(
    parts.flatMap((part) => (typeof part === 'string' ? Array.from(part, (letter) => letter.charCodeAt(0)) : part)),
  )

describe('what is no CSV file is refused in one sentence', () => {
  it.each([
    ['Parquet', bytesOf('PAR1', [0, 1, 2, 3]), 'a Parquet file'],
    ['PDF', bytesOf('%PDF-1.7\n'), 'a PDF'],
    ['PNG', bytesOf([0x89, 0x50, 0x4e, 0x47]), 'a PNG image'],
    ['a Linux program', bytesOf([0x7f], 'ELF', [2, 1, 1, 0, 0, 0, 0]), 'a Linux program'],
    ['a web page', bytesOf('\n<!DOCTYPE html><html><body>404</body></html>'), 'a web page'],
    ['XML', bytesOf('<?xml version="1.0"?><rows><row a="1"/></rows>'), 'an XML file'],
    ['the first bytes of a JPEG', Uint8Array.of(0xff, 0xd8, 0xff, 0xe0, 0x41, 0x42), 'a JPEG image'],
    ['JSON', bytesOf('[{"a": 1, "b": 2},\n {"a": 3, "b": 4}]\n'), 'a JSON file'],
    ['JSON lines', bytesOf('{"a": 1}\n{"a": 3}\n'), 'a JSON file'],
    ['rich text', bytesOf('{\\rtf1 a,b}'), 'a rich text document'],
    ['other bytes', Uint8Array.from({ length: 500 }, (_, i) => (i * 37) % 256), 'a binary file'],
  ])('%s', async (_, bytes, what) => {
    await expect(load(bytes, { name: 'x' })).rejects.toMatchObject({
      code: 'not-a-csv',
      message: expect.stringMatching(new RegExp(`^x is ${what}, not a CSV file; [^.]*$`)) as string,
    })
  })

  it('too many columns, too many bytes', async () => {
    await expect(load(Array.from({ length: 100_000 }, (_, i) => i).join(','))).rejects.toMatchObject({
      code: 'too-many-columns',
    })
    await expect(load('a,b\n1,2\n', { maxBytes: 4 })).rejects.toMatchObject({ code: 'too-large' })
  })

  it('a line without end', async () => {
    await expect(load(new Uint8Array(70 * 1024 * 1024).fill(97))).rejects.toMatchObject({ code: 'row-too-long' })
  })

  it('an unknown encoding, an unknown source', async () => {
    await expect(load('a', { encoding: 'klingon' })).rejects.toMatchObject({ code: 'unknown-encoding' })
    await expect(load(5 as never)).rejects.toMatchObject({ code: 'unknown-source' })
  })
})

describe('options that no file could be read with are refused', () => {
  it.each([
    [{ delimiter: '' }, 'invalid delimiter: ""; allowed: one or more characters of a line'],
    [{ delimiter: '\n' }, 'invalid delimiter'],
    [{ comment: '' }, 'invalid comment'],
    [{ quote: 'xx' }, 'invalid quote: "xx"'],
    [{ escape: '\\' }, 'allowed: "double", "backslash" or null'],
    [{ header: -1 }, 'invalid header: -1; allowed: true, false or a number of lines'],
    [{ missing: 'NA' }, 'invalid missing: "NA"; allowed: a list of texts'],
    [{ delimeter: ';' }, 'unknown option "delimeter" of load; did you mean "delimiter"?'],
    [{ zzz: 1 }, 'unknown option "zzz" of load; there are: name, delimiter, quote'],
    [{ types: ['date'] }, 'invalid types: date; allowed: an object with a property for each column'],
    [{ formats: { a: 'DD.MM.' } }, 'invalid format of "a": "DD.MM."'],
    [{ formats: { a: { decimals: ',' } } }, 'unknown option "decimals" of the format of "a"; did you mean "decimal"?'],
    [{ types: { a: 'datum' } }, '"a" cannot be of type "datum"; did you mean "date"?'],
  ])('%j', async (options, message) => {
    await expect(load('a,b\n1,2\n', options as LoadOptions)).rejects.toMatchObject({
      code: 'invalid-option',
      message: expect.stringContaining(message) as string,
    })
  })
})

describe('a name in types or formats that is no column', () => {
  const wide = `${Array.from({ length: 30 }, (_, i) => `c${i}`).join(',')}\n${'1,'.repeat(29)}1\n`
  it.each([
    [
      'id,price\n1,2\n',
      { types: { prise: 'number' } },
      'unknown column "prise" in types; did you mean "price"? the columns are: id, price',
    ],
    ['id,price\n1,2\n', { formats: { zz: {} } }, 'unknown column "zz" in formats; the columns are: id, price'],
    [wide, { types: { zz: 'number' } }, 'c18, c19, … (30 in all)'],
  ])('%j %j', async (text, options, message) => {
    await expect(load(text, options as LoadOptions)).rejects.toMatchObject({
      code: 'unknown-column',
      message: expect.stringContaining(message) as string,
    })
  })

  it('is refused before a row is read, in a file longer than the sample too', async () => {
    const text = `id,price\n${'12345,0.25\n'.repeat(300_000)}`
    let told = 0
    const options: LoadOptions = {
      types: { prise: 'number' },
      onProgress: ({ detail }) => (told += detail === undefined ? 0 : 1),
    }
    await expect(load(text, options)).rejects.toMatchObject({ code: 'unknown-column' })
    expect(told).toBe(0)
  })
})

it('a text without a line end that is too long for a path is refused as one', async () => {
  await expect(loadInNode(`a,${'b'.repeat(100_000)}`)).rejects.toMatchObject({
    code: 'cannot-read',
    message: expect.stringMatching(/^cannot read a,b{198}…: no path is that long; text with a line end/) as string,
  })
})
