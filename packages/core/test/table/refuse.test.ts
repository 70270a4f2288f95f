import { describe, expect, it } from 'vitest'
import { load } from '../../src/table/load.ts'

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
