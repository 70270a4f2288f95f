import { describe, expect, it } from 'vitest'
import type { Dataset } from '../../src/table/dataset.ts'
import { load } from '../../src/table/load.ts'

const SAMPLE_ROWS = 4000
const lines = (count: number, line: (row: number) => string): string =>
  Array.from({ length: count }, (_, row) => `${line(row)}\n`).join('')
const items = (count: number): string =>
  `id,name,price\n${lines(count, (row) => `${row},item ${row % 50},${(row * 7) % 90}.5`)}`
const towns = (count: number): string =>
  `code,town,lat,lon\n${lines(count, (row) => `C${row},Town ${row % 9},${row % 90}.5,${row % 180}.25`)}`
const years = (count: number): string =>
  `year,title,sold\n${lines(count, (row) => `${1990 + (row % 30)},note ${row % 50},${row * 3}`)}`

function namesOf({ columns }: Dataset): readonly string[] {
  return columns.map(({ name, type }) => `${name} ${type}`)
}

/** The lines of a file without its blank ones, from all the places where they may be. */
function filledLines({ source, rowCount, columns }: Dataset): readonly string[] {
  const cells = Array.from({ length: rowCount }, (_, row) => columns.map((column) => column.original(row)).join(','))
  const names = (source.header ?? []).map(({ text }) => text).join(',')
  return [source.preamble, source.footer, source.comments ?? [], ...source.extraTables, [names], cells]
    .flat()
    .filter((line) => line !== '')
    .sort()
}

/** How many lines each table beside the main one has. */
const filledLengths = ({ source }: Dataset): readonly number[] =>
  source.extraTables.map((table) => table.filter((line) => line !== '').length)

const itemTypes = ['id integer', 'name category', 'price number']

describe('a table behind the sample', () => {
  it.each([
    ['of another width', towns(10), 12],
    ['of the same width with other names', years(10), 12],
    ['below a title', `Towns of the county\n\n${towns(10)}`, 14],
    ['without names', lines(8, (row) => `x${row},y,z,3,4`), 9],
  ])('%s is an extra table', async (_, below, lineCount) => {
    const text = `${items(SAMPLE_ROWS + 2000)}\n${below}`
    const dataset = await load(text)
    expect(namesOf(dataset)).toEqual(itemTypes)
    expect(dataset.rowCount).toBe(SAMPLE_ROWS + 2000)
    expect(dataset.source.extraTables).toHaveLength(1)
    expect(dataset.source.extraTables[0]).toHaveLength(lineCount)
    expect(dataset.source).toMatchObject({ footer: [], preamble: [], rejectCount: 0 })
    expect(dataset.findings.map(({ code }) => code)).toContain('extra-tables')
  })

  it.each(['\r\n', '\r'])('is told with line ends %j too', async (lineEnd) => {
    const dataset = await load(`${items(SAMPLE_ROWS + 99)}\n\n${towns(10)}`.replaceAll('\n', lineEnd))
    expect(dataset.rowCount).toBe(SAMPLE_ROWS + 99)
    expect(dataset.source.extraTables[0].at(-1)).toBe('C9,Town 0,9.5,9.25')
  })

  it.each([SAMPLE_ROWS - 3, SAMPLE_ROWS - 2, SAMPLE_ROWS - 1, SAMPLE_ROWS, SAMPLE_ROWS + 1])(
    'is told where it begins near the end of the sample: after %i rows',
    async (rows) => {
      for (const below of [towns(30), years(30)]) {
        const dataset = await load(`${items(rows)}\n${below}`)
        expect([dataset.rowCount, dataset.source.extraTables[0].length]).toEqual([rows, 32])
      }
    },
  )

  it.each([
    ['in the sample', [items(3000)]],
    ['behind the sample', [items(6000)]],
    ['behind two smaller ones', [items(6000), years(5000)]],
  ])('is the table when it is the larger one and begins %s', async (_, tables) => {
    const above = tables.join('\n')
    const text = `${above}\n# a word\n${towns(20_000)}`
    const dataset = await load(text, { comment: '#', types: { code: 'text' } })
    expect(namesOf(dataset)).toEqual(['code text', 'town category', 'lat number', 'lon number'])
    expect(dataset.rowCount).toBe(20_000)
    expect(filledLengths(dataset)).toEqual(tables.map((table) => table.split('\n').filter(Boolean).length))
    expect(filledLines(dataset)).toEqual(text.split('\n').filter(Boolean).sort())
  })

  it('is the same however the bytes come', async () => {
    const bytes = new TextEncoder().encode(`${items(SAMPLE_ROWS)}\n${years(20)}`)
    const parts = async function* (): AsyncGenerator<Uint8Array> {
      for (let at = 0; at < bytes.length; at += 4099) yield bytes.slice(at, at + 4099)
    }
    const [whole, streamed] = [await load(bytes, { name: 'x' }), await load(parts(), { name: 'x' })]
    expect(streamed.source).toEqual(whole.source)
    expect(filledLines(streamed)).toEqual(filledLines(whole))
  })
})

describe('a table above the larger one, within the sample', () => {
  it.each([
    ['of three columns', 'item,qty,price\nBolt,5,0.1\nNut,7,0.2\nPeg,1,0.3'],
    ['of two', 'Category,Total\nOpen,12\nClosed,4'],
  ])('%s is an extra table, its title and the lines between are the preamble', async (_, above) => {
    const text = `Summary\n\n${above}\n\nIn full\n\n${towns(20)}`
    const dataset = await load(text)
    expect(namesOf(dataset)).toHaveLength(4)
    expect(dataset.source.extraTables).toEqual([above.split('\n')])
    expect(dataset.source.preamble.filter((line) => line !== '')).toEqual(['Summary', 'In full'])
    expect(dataset.findings.map(({ code }) => code)).toContain('extra-tables')
    expect(filledLines(dataset)).toEqual(text.split('\n').filter(Boolean).sort())
  })

  it('two of them are two', async () => {
    const text = `${years(4)}\n${items(3).replaceAll(/,[^,\n]*$/gm, '')}\n${towns(30)}`
    const { source, rowCount } = await load(text)
    expect(rowCount).toBe(30)
    expect(source.extraTables.map((lines) => lines.length)).toEqual([5, 4])
    expect(source.preamble.filter((line) => line !== '')).toEqual([])
  })

  it.each([
    ['keys and values', 'Dataset,Air quality\nPollutant,NO2\nUnit,ug/m3\nStatus,Ratified'],
    ['titles', 'Towns of the county\nCounted in May'],
  ])('%s are none', async (_, above) => {
    const { source } = await load(`${above}\n\n${towns(20)}`)
    expect(source.extraTables).toEqual([])
    expect(source.preamble.slice(0, above.split('\n').length)).toEqual(above.split('\n'))
  })
})

describe('no table of its own', () => {
  const rows = SAMPLE_ROWS + 500
  it.each([
    ['groups of rows', items(rows).replace(/^\d*00,/gm, '\n$&'), rows],
    ['short rows', `${items(rows)}\n${lines(10, (row) => `${row},item ${row}`)}`, rows + 10],
    ['rows longer by empty cells', `${items(rows)}\n${lines(10, (row) => `${row},item 7,4.5,,`)}`, rows + 10],
    ['the same names again', `${items(rows)}\n${items(5)}`, rows + 5],
    ['many blank lines', `${items(rows)}${'\n'.repeat(100_000)}7,item 7,1.5\n`, rows + 1],
    ['a blank line in a cell', `${items(rows)}7,"item\n\na,b,c,d\n1,2,3,4\n5,6,7,8\n9,9,9,9",1.5\n`, rows + 1],
  ])('%s behind a gap', async (_, text, rowCount) => {
    const dataset = await load(text)
    expect([dataset.rowCount, dataset.columns.length, dataset.source.extraTables]).toEqual([rowCount, 3, []])
  })

  it('lines of text in a table of one column', async () => {
    const text = `remark\n${lines(rows, (row) => `all was well on day ${row}`)}\n${lines(9, (row) => `a ${row}, b, c`)}`
    const dataset = await load(text, { delimiter: ',' })
    expect([dataset.rowCount, dataset.columns.length]).toEqual([rows + 9, 1])
  })
})

describe('several tables below the main one', () => {
  it.each([
    ['in a small file', 50],
    ['behind the sample', SAMPLE_ROWS + 2000],
  ])('are one entry each, with their titles: %s', async (_, rows) => {
    const text = `${items(rows)}\n${towns(10)}\nSold each year\n\nyear,sold\n${lines(12, (row) => `${1990 + row},${row * 5}`)}`
    const dataset = await load(text)
    expect(dataset.rowCount).toBe(rows)
    expect(filledLengths(dataset)).toEqual([11, 14])
    expect(dataset.source.extraTables[1][0]).toBe('Sold each year')
    expect(filledLines(dataset)).toEqual(text.split('\n').filter(Boolean).sort())
  })
})
