import { describe, expect, it } from 'vitest'
import { load } from '../../src/table/load.ts'

describe('rejects', () => {
  it('carry line, byte offset, kind and raw text', async () => {
    const dataset = await load('id,name,qty\n1,Bolt,5\n2,Nut\n3,Screw,9\n4,Nail,3\n')
    expect(dataset.source.rejects).toEqual([
      { line: 3, byteOffset: 21, column: null, kind: 'too-few-cells', raw: '2,Nut', kept: true },
    ])
    expect(dataset.findings.map((finding) => finding.code)).toContain('rejects')
  })

  it('tell of bytes that are no text, with their line', async () => {
    const bytes = Uint8Array.from([
      ...new TextEncoder().encode('name,city\nJosé,Cádiz\nZoë,Köln\nÉva,Győr\nLéa,Nîmes\nÅsa,Malmö\nPi'),
      0xff,
      ...new TextEncoder().encode('a,Rom\n'),
    ])
    const dataset = await load(bytes)
    expect(dataset.source).toMatchObject({
      dialect: { encoding: 'utf-8' },
      rejectCount: 1,
      rejects: [{ kind: 'invalid-bytes', line: 7 }],
    })
    expect(dataset.column('name').original(5)).toBe('Pi\ufffda')
  })

  it('of very ragged rows lose nothing', async () => {
    const lines = Array.from({ length: 700 }, (_, row) =>
      Array.from({ length: (row % 17) + 1 }, (_, i) => row + i).join(','),
    )
    const { columns, rowCount, source } = await load(`${lines.join('\n')}\n`)
    const cells = Array.from({ length: rowCount }, (_, row) => columns.map(({ original }) => original(row)).join(','))
    const digits = (texts: readonly string[]): string => texts.join('').replaceAll(/\D/g, '')
    expect(digits([...source.preamble, ...cells, ...source.footer])).toBe(digits(lines))
  })

  it('are counted beyond the ones that are kept', async () => {
    const dataset = await load(`a,b,c\n${'1,2,3\n'.repeat(3000)}${'1,2\n'.repeat(2500)}`)
    expect(dataset.rowCount).toBe(5500)
    expect(dataset.source.rejectCount).toBe(2500)
    expect(dataset.source.rejects).toHaveLength(1000)
  })

  it('name the column of a quote that was never closed', async () => {
    const dataset = await load('id,note,n\n1,"a b c,2\n2,"d, e",4\n3,"f",6\n')
    expect(dataset.source.rejects).toMatchObject([
      { line: 2, column: 'note', kind: 'unclosed-quote', raw: '1,"a b c,2' },
    ])
  })
})

describe('the header at the top of each page', () => {
  const page = (from: number): string =>
    `code,item,qty\n${Array.from({ length: 40 }, (_, i) => `A${from + i},item ${i},${i}\n`).join('')}`
  const many = (rows: number): string => Array.from({ length: rows }, (_, i) => `A${i},item ${i % 40},${i}\n`).join('')
  const text = `Stock list\n${page(0)}${page(40)}${page(80)}`

  it('is left out of the rows, each time as a reject with its line', async () => {
    const { columns, rowCount, source } = await load(text)
    expect(columns.map(({ name, type }) => `${name} ${type}`)).toEqual(['code code', 'item category', 'qty integer'])
    expect(rowCount).toBe(120)
    expect(source.preamble).toEqual(['Stock list'])
    expect(source.rejects.map(({ kind, line, raw, kept }) => [kind, line, raw, kept])).toEqual([
      ['repeated-header', 43, 'code,item,qty', false],
      ['repeated-header', 84, 'code,item,qty', false],
    ])
    expect(source.rejects.map(({ byteOffset }) => text.slice(byteOffset, byteOffset + 13))).toEqual([
      'code,item,qty',
      'code,item,qty',
    ])
  })

  it('is kept with every place where it stood, also beyond the rejects that are kept', async () => {
    const pages = 2500
    const many = Array.from(
      { length: pages },
      (_, i) => `code,item,qty\nA${i},"item, ${i}",${i}\nB${i},b,${i % 7}\nC${i},c,1\n`,
    )
    const file = many.join('')
    const { rowCount, columns, source, findings } = await load(file)
    expect([rowCount, source.rejects.length, source.rejectCount]).toEqual([pages * 3, 1000, pages - 1])
    expect(findings.find(({ code }) => code === 'rejects')?.evidence).toMatchObject({ count: pages - 1 })
    const { raw, lines, byteOffsets } = source.pageHeaders!
    expect(lines.slice(0, 3)).toEqual([5, 9, 13])
    const again = new Set(byteOffsets)
    let written = 'code,item,qty\n'
    for (let row = 0; row < rowCount; row++) {
      if (again.has(written.length)) written += `${raw}\n`
      const cells = columns.map((column) => column.original(row))
      written += `${cells.map((cell) => (cell.includes(',') ? `"${cell}"` : cell)).join(',')}\n`
    }
    expect(written === file).toBe(true)
  })

  it('is no row behind the first rows either, though it comes a single time', async () => {
    const { rowCount, columns, source } = await load(`${page(0)}${many(4990)}${page(0)}`)
    expect([rowCount, source.rejectCount, source.pageHeaders?.lines]).toEqual([5070, 1, [5032]])
    expect(columns.map(({ type }) => type)).toEqual(['code', 'category', 'integer'])
  })

  it('is told where blank lines part the pages and lines end in CR LF', async () => {
    const { rowCount, source } = await load([page(0), page(40), page(80)].join('\n').replaceAll('\n', '\r\n'))
    expect([rowCount, source.rejectCount, source.extraTables]).toEqual([120, 2, []])
  })

  it('is not told where the same words are a row like others', async () => {
    const { rowCount } = await load('Paris,France,Europe\nRome,Italy,Europe\n'.repeat(5))
    expect(rowCount).toBeGreaterThanOrEqual(9)
  })
})
