import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { readLenientCsv } from '../../bench/read-lenient-csv.ts'
import { scoreFolders } from '../../bench/score-folders.ts'

const folder = mkdtempSync(join(tmpdir(), 'score-folders-'))
afterAll(() => {
  rmSync(folder, { recursive: true })
})

describe('folders of files and of what should come of them', () => {
  it('are scored name by name, with no options', async () => {
    const files: { readonly [path: string]: string | Uint8Array } = {
      'csv/good.csv': 'A title\n\nname;size\nBolt;1,5\nNut;"2,5"\n',
      'clean/good.csv': 'name,size\nBolt,"1,5"\nNut,"2,5"\n',
      'csv/other.csv': 'name,size\nBolt,1\nNut,2\n',
      'clean/other.csv': 'name,size\nBolt,1\nNut,3\n',
      'csv/refused.csv': '%PDF-1.4\n',
      'clean/refused.csv': 'a,b\n1,2\n',
      'csv/latin.csv': 'name,town\nAda,Orl\u00e9ans\nAlan,Tours\n',
      'clean/latin.csv': Uint8Array.from('name,town\nAda,Orl\u00e9ans\nAlan,Tours\n', (letter) => letter.charCodeAt(0)),
      'csv/alone.csv': 'a,b\n1,2\n',
    }
    for (const part of ['csv', 'clean']) mkdirSync(join(folder, part))
    for (const [path, content] of Object.entries(files)) writeFileSync(join(folder, path), content)
    const { scores, withoutClean } = await scoreFolders(join(folder, 'csv'), join(folder, 'clean'))
    expect(withoutClean).toEqual(['alone.csv'])
    expect(scores.map(({ name, score }) => [name, score.total > 9.99])).toEqual([
      ['good.csv', true],
      ['latin.csv', true],
      ['other.csv', false],
      ['refused.csv', false],
    ])
    expect(scores[2].score).toMatchObject({ header: { f1: 1 }, record: { precision: 0.5, recall: 0.5, f1: 0.5 } })
    expect(scores[3].score.total).toBe(0)
    expect(scores[3].error).toMatch(/PDF/)
  })
})

describe('a clean file', () => {
  it.each([
    [
      'a,b\r\n1,"x, ""y"""\r\n',
      [
        ['a', 'b'],
        ['1', 'x, "y"'],
      ],
    ],
    [
      'a,b\n1,5" pipe\n\n2,\n',
      [
        ['a', 'b'],
        ['1', '5" pipe'],
        ['2', ''],
      ],
    ],
    ['a\n""\nb', [['a'], [''], ['b']]],
    ['a,', [['a', '']]],
    ['', []],
  ])('%j', (text, rows) => {
    expect(readLenientCsv(text)).toEqual(rows)
  })
})
