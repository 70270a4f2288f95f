import { describe, expect, it } from 'vitest'
import { fromArquero } from '../../src/table/from-arquero.ts'
import { load } from '../../src/table/load.ts'
import { takeRows } from '../../src/table/take-rows.ts'
import { withColumns } from '../../src/table/with-columns.ts'
import { writeCsv } from '../../src/table/write-csv.ts'

const people =
  'name,age,born,member,zip\nAda,36,1815-12-10,yes,01234\nAlan,41,1912-06-23,no,94110\nGrace,,1906-12-09,yes,00501\n'

describe('load', () => {
  it('finds dialect, header and types without being told', async () => {
    const dataset = await load(people)
    expect(dataset.rowCount).toBe(3)
    expect(dataset.columns.map((column) => `${column.name} ${column.type}`)).toEqual([
      'name text',
      'age integer',
      'born date',
      'member boolean',
      'zip code',
    ])
    expect(dataset.source.dialect).toMatchObject({
      delimiter: ',',
      quote: '"',
      lineEnd: '\n',
      encoding: 'utf-8',
      headerRows: 1,
    })
  })

  it('shows missing as null and dates as Date through Arquero, over the same arrays', async () => {
    const dataset = await load(people)
    const [ada, , grace] = dataset.table.objects() as { age: number | null; born: Date; zip: string }[]
    expect(ada).toEqual({ name: 'Ada', age: 36, born: new Date('1815-12-10'), member: true, zip: '01234' })
    expect(grace.age).toBeNull()
    const age = dataset.column('age')
    if (age.storage !== 'number') throw new Error('age is a number')
    expect(dataset.table.select('age').array('age')).toEqual([36, 41, null])
  })

  it('writes every cell as it was', async () => {
    expect(writeCsv(await load(people), { lineEnd: '\n' })).toBe(people)
  })

  it('names the nearest column when one is unknown', async () => {
    const dataset = await load(people)
    expect(() => dataset.column('nmae')).toThrow('unknown column "nmae"; did you mean "name"?')
  })

  it('takes rows and replaces columns without touching the dataset', async () => {
    const dataset = await load(people)
    const taken = takeRows(dataset, Int32Array.of(2, 0, 0))
    expect(taken.table.array('name')).toEqual(['Grace', 'Ada', 'Ada'])
    expect(taken.column('age').missingCount).toBe(1)
    expect(withColumns(dataset, [dataset.column('zip')]).columns.map((column) => column.name)).toEqual(['zip'])
    expect(dataset.rowCount).toBe(3)
  })

  it('takes any Arquero table back in', async () => {
    const dataset = fromArquero((await load(people)).table.slice(1))
    expect(dataset.columns.map((column) => column.type)).toEqual([
      'category',
      'integer',
      'datetime',
      'boolean',
      'category',
    ])
    expect(dataset.column('age').missingCount).toBe(1)
  })

  it('loads an empty file, a header alone, one column and one row without complaint', async () => {
    expect((await load('')).columns).toEqual([])
    expect((await load('a,b,c\n')).columns.map((column) => column.name)).toEqual(['a', 'b', 'c'])
    expect((await load('n\n1\n2\n')).column('n').type).toBe('integer')
    expect((await load('a,b\n1,x\n')).rowCount).toBe(1)
  })

  it('tells once that no column has a name, and the share of misfits with an example', async () => {
    const { findings } = await load(`${'1,2,3\n'.repeat(2000)}broken,2,3\n`)
    expect(findings.map(({ code, message }) => [code, message])).toEqual([
      ['empty-column-name', 'no column has a name; they are called "column1" to "column3"'],
      [
        'misfits',
        'less than 0.1 % of the cells of "column1" are not of type integer, such as "broken"; they count as missing',
      ],
    ])
  })

  it('reads the delimiter of Hive', async () => {
    const { source, columns } = await load('id\u0001name\n1\u0001Ada\n2\u0001Alan\n')
    expect([source.dialect.delimiter, columns.map(({ type }) => type)]).toEqual(['\u0001', ['integer', 'text']])
  })

  it('refuses a binary file in one sentence', async () => {
    await expect(
      load(Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 0), { name: 'photo.csv' }),
    ).rejects.toMatchObject({
      code: 'not-a-csv',
      message: expect.stringContaining('photo.csv is a PNG image') as string,
    })
  })

  it('throws the reason when it is aborted', async () => {
    const reason = new Error('changed my mind')
    await expect(load(people, { signal: AbortSignal.abort(reason) })).rejects.toBe(reason)
  })
})
