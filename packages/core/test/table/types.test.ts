import { describe, expect, it } from 'vitest'
import type { Column } from '../../src/table/column.ts'
import type { LoadOptions } from '../../src/table/load-options.ts'
import { load } from '../../src/table/load.ts'
import { dateReader } from '../../src/transforms/parse-date.ts'

/** The one column of a file with these cells. */
async function column(cells: readonly string[], options: LoadOptions = {}): Promise<Column> {
  const text = `c|other\n${cells.map((cell) => `${cell}|end\n`).join('')}`
  return (await load(text, { delimiter: '|', header: 1, ...options })).column('c')
}

const cases: readonly (readonly [string, readonly string[], object])[] = [
  ['whole numbers', ['1', '-2', '+3'], { type: 'integer' }],
  ['0 and 1 stay whole numbers', ['0', '1', '1'], { type: 'integer' }],
  ['numbers', ['1', '2.5', '1e-3'], { type: 'number' }],
  ['leading zeros', ['007', '012', '100'], { type: 'code' }],
  ['digits too long for a number', ['12345678901234567', '22345678901234567'], { type: 'code' }],
  ['words for yes and no', ['yes', 'No', 'no'], { type: 'boolean', format: { true: 'yes', false: 'No' } }],
  ['t and f', ['t', 'f', 't'], { type: 'boolean' }],
  ['parentheses and the minus sign', ['(1.5)', '\u22122', '3'], { type: 'number', format: { decimal: '.' } }],
  ['thousands', ['1,200', '3,456,789', '12'], { type: 'integer', format: { decimal: '.', thousands: ',' } }],
  ['decimal comma', ['1,5', '2,25', '3'], { type: 'number', format: { decimal: ',' } }],
  ['thousands by points', ['1.200,50', '3.456.789,25'], { type: 'number', format: { decimal: ',', thousands: '.' } }],
  ['percent', ['5%', '12.5 %', '7%'], { type: 'quantity', format: { unit: '%', percent: true } }],
  [
    'currency before',
    ['$5', '$1,200.50', '$3'],
    { type: 'quantity', format: { unit: '$', unitSide: 'before', thousands: ',' } },
  ],
  ['a unit', ['12.0 oz', '3 oz', '0.5 oz'], { type: 'quantity', format: { unit: 'oz', unitSide: 'after' } }],
  ['ISO dates', ['2020-02-29', '1999-12-31'], { type: 'date', format: { date: 'YYYY-MM-DD' } }],
  ['day first', ['13/01/2020', '02/03/2020'], { type: 'date', format: { date: 'DD/MM/YYYY' } }],
  ['month first', ['1/13/2020', '12/3/2020'], { type: 'date', format: { date: 'M/D/YYYY' } }],
  ['named months', ['5 Jan 2020', '11 Dec 2020'], { type: 'date', format: { date: 'D MMM YYYY' } }],
  ['compact dates', ['20200131', '20200229', '20210101'], { type: 'date', format: { date: 'YYYYMMDD' } }],
  [
    'date and time with a zone',
    ['2020-01-05T10:00:00Z', '2020-01-06T10:00:00+02:00'],
    { type: 'datetime', format: { date: 'YYYY-MM-DDTHH:mm:ssZ' } },
  ],
  [
    'date and time as PostgreSQL writes them',
    ['2020-01-05 10:00:00+00', '2020-01-05 10:00:00.5+00', '2020-01-05 10:00:00.25+05:30', '2020-01-05 10:00:00.5-02'],
    {
      type: 'datetime',
      missingCount: 0,
      format: {
        date: 'YYYY-MM-DD HH:mm:ss.SZ',
        otherDates: ['YYYY-MM-DD HH:mm:ssZ', 'YYYY-MM-DD HH:mm:ss.SSZ'],
      },
      values: Float64Array.of(1578218400000, 1578218400500, 1578198600250, 1578225600500),
    },
  ],
  [
    'date and time as Python writes them',
    ['2020-01-05T10:00:00.000001', '2020-01-05T10:00:00', '2020-01-05T10:00:00.999999'],
    { type: 'datetime', missingCount: 0, values: Float64Array.of(1578218400000, 1578218400000, 1578218400999) },
  ],
  ['times of the day', ['09:30', '23:59'], { type: 'time', format: { date: 'HH:mm' } }],
  ['addresses of the web', ['https://a.org/x', 'http://b.org'], { type: 'url' }],
  ['e-mail', ['a@b.org', 'c.d@e.co.uk'], { type: 'email' }],
  ['few words', ['red', 'blue', 'red', 'blue', 'red'], { type: 'category' }],
  ['lists', ['a;b', 'b;c;a', 'c', 'a;c', 'b;a'], { type: 'list', format: { listSeparator: ';' } }],
  ['codes', ['A-12', 'B-77', 'C-31', 'D-05'], { type: 'code' }],
  ['prose', ['It rained all day.', 'Nothing to report', 'Sun, at last'], { type: 'text' }],
  [
    'blanks and words for missing among numbers',
    ['1', ' ', 'NA', '?', '3'],
    { type: 'integer', missingCount: 3, format: { missing: ['NA', '?'] } },
  ],
  ['nothing at all', ['', '', ''], { type: 'text', missingCount: 3 }],
]

describe('types', () => {
  it.each(cases)('%s', async (_, cells, wanted) => {
    expect(await column(cells)).toMatchObject(wanted)
  })

  it('a late cell does not break a type, and is told', async () => {
    const found = await column([...Array.from({ length: 3000 }, (_, i) => String(i)), 'broken'])
    expect(found).toMatchObject({
      type: 'integer',
      missingCount: 1,
      evidence: { misfits: [{ row: 3000, text: 'broken' }] },
    })
    expect(found.original(3000)).toBe('broken')
  })

  it('a type that the first rows only seem to have is dropped for the whole column', async () => {
    expect(
      await column([
        ...Array.from({ length: 3000 }, (_, i) => String(i)),
        ...Array.from({ length: 3000 }, (_, i) => `x${i % 9}`),
      ]),
    ).toMatchObject({ storage: 'category' })
    expect(
      await column([
        ...Array.from({ length: 3000 }, () => 'word'),
        ...Array.from({ length: 300_000 }, (_, i) => String(i % 100)),
      ]),
    ).toMatchObject({ type: 'integer' })
    expect(
      await column([...Array.from({ length: 3000 }, (_, i) => `${(i % 12) + 1}/${(i % 12) + 1}/2020`), '25/1/2020']),
    ).toMatchObject({ format: { date: 'D/M/YYYY' } })
    expect(
      await column([...Array.from({ length: 3000 }, () => '12'), ...Array.from({ length: 50 }, () => '07')]),
    ).toMatchObject({ type: 'code' })
  })

  it('a word for missing is a level when it is half of the column', async () => {
    expect(await column(['None', 'None', 'None', 'Brick', 'None'])).toMatchObject({ missingCount: 0 })
    expect(await column(['None', 'Stone', 'Stone', 'Brick', 'Brick'])).toMatchObject({ missingCount: 1 })
    expect(await column(['?', '?', '?', 'Brick', 'Brick'])).toMatchObject({ missingCount: 3 })
    expect(await column(['none', 'Stone', 'Stone', 'Brick', 'Brick'])).toMatchObject({ missingCount: 0 })
  })

  it('values are those of the cells', async () => {
    const values = async (cells: readonly string[]): Promise<unknown> => {
      const found = await column(cells)
      return found.storage === 'number' || found.storage === 'date' ? [...found.values] : null
    }
    expect(await values(['1.200,50 €', '-3,25 €', '(7,00 €)'])).toEqual([1200.5, -3.25, -7])
    expect(await values(['1 234', '12 345', '7'])).toEqual([1234, 12345, 7])
    expect(await values(['2020-01-05T10:00:00.250Z', '2020-01-05T10:00:00.500+02:00'])).toEqual([
      1578218400250, 1578211200500,
    ])
    expect(await values(['9:30 AM', '12:00 PM', '12:01 AM'])).toEqual([34_200_000, 43_200_000, 60_000])
    expect(await values(['31 December 1969', '29 February 2000'])).toEqual([-86_400_000, 951_782_400_000])
  })

  it('parentheses and the sign U+2212 mean minus, and a space between digits no number', async () => {
    const numbers = await column(['(1.5)', '\u22122', '3', '1 2'], {
      types: { c: 'number' },
      formats: { c: { decimal: '.' } },
    })
    expect(numbers).toMatchObject({ values: Float64Array.of(-1.5, -2, 3, 0), missing: Uint8Array.of(0, 0, 0, 1) })
  })

  it.each([
    [['1', '0', '1'], ['1', '0'], []],
    [['Ja', 'nein', 'Ja'], ['Ja', 'nein'], []],
    [['yes', 'no', 'perhaps'], ['yes', 'no'], [{ row: 2, text: 'perhaps' }]],
  ])('cells %j are boolean where the user says so', async (cells, [yes, no], misfits) => {
    const told = await column(cells, { types: { c: 'boolean' } })
    expect(told).toMatchObject({ type: 'boolean', format: { true: yes, false: no }, evidence: { misfits } })
    expect(told).toMatchObject({
      missingCount: misfits.length,
      values: Uint8Array.of(1, 0, misfits.length === 0 ? 1 : 0),
    })
  })

  it('a date that no cell has is missing, and told', async () => {
    const told = await column(['one', 'two'], { types: { c: 'date' } })
    expect(told).toMatchObject({ type: 'date', storage: 'date', missingCount: 2, evidence: { fit: 0 } })
    expect(told.evidence.misfits).toHaveLength(2)
  })

  it('dates are read here as they are at prediction', async () => {
    for (const [cells, format] of [
      [['13/01/2020', '02/03/2020'], 'DD/MM/YYYY'],
      [['5 Jan 20', '11 Dec 99'], 'D MMM YY'],
      [['1/2/2020 3:04 PM', '12/31/2020 11:59 AM'], 'M/D/YYYY h:mm A'],
    ] as const) {
      const found = await column(cells)
      expect(found).toMatchObject({ format: { date: format } })
      expect(found.storage === 'date' && [...found.values]).toEqual(cells.map(dateReader([format])))
    }
  })

  it('the user has the last word', async () => {
    expect(await column(['1', '2', '1'], { types: { c: 'category' } })).toMatchObject({
      storage: 'category',
      dictionary: ['1', '2'],
    })
    expect(
      await column(['01/02/2020', '03/04/2020'], { types: { c: 'date' }, formats: { c: { date: 'DD/MM/YYYY' } } }),
    ).toMatchObject({ values: Float64Array.of(1580515200000, 1585872000000) })
    expect(await column(['1', '-9', '2'], { missing: ['-9'] })).toMatchObject({ missingCount: 1 })
    expect(await column(['a', 'b', '3'], { types: { c: 'number' } })).toMatchObject({
      storage: 'number',
      missingCount: 2,
    })
    await expect(column(['a'], { types: { d: 'number' } })).rejects.toMatchObject({ code: 'unknown-column' })
  })
})

describe('dots and commas of a file', () => {
  const many = '1,20;3\n'.repeat(3000)
  const grouped = { decimal: ',', thousands: '.' }
  it.each<readonly [string, string, number[], object]>([
    [
      '1.000 is a thousand beside decimal commas',
      'a;b\n1,20;3\n2,5;1.000\n',
      [3, 1000],
      { type: 'integer', format: grouped },
    ],
    [
      '13,405 has a decimal comma beside them',
      'a;b\n1,20;13,405\n2,5;52,123\n',
      [13.405, 52.123],
      { type: 'number', format: { decimal: ',' } },
    ],
    ['1.5 stays a decimal', 'a;b\n1,20;3\n2,5;1.5\n', [3, 1.5], { type: 'number', format: {} }],
    ['0.125 stays a decimal', 'a;b\n1,20;0.125\n2,5;1.000\n', [0.125, 1], { type: 'number', format: {} }],
    [
      'one decimal point elsewhere leaves the doubt',
      'a;b;c\n1,20;3;1.5\n2,5;1.000;2\n',
      [3, 1],
      { type: 'integer', format: {} },
    ],
    [
      'in English 1,000 is a thousand',
      'a|b\n1.20|3\n2.5|1,000\n',
      [3, 1000],
      { type: 'integer', format: { thousands: ',' } },
    ],
    ['also where the dot comes late', `a;b\n${many}1,1;-1.000\n`, [3, -1000], { type: 'integer', format: grouped }],
    [
      'and where the comma comes late',
      `a;b\n${'1;1.000\n'.repeat(3000)}1,1;2.000\n`,
      [1000, 2000],
      { type: 'integer', format: grouped },
    ],
    ['a late decimal point is no thousand', `a;b\n${many}1,1;1.5\n`, [3, 1.5], { type: 'number', format: {} }],
    ['a late word is missing', `a;b\n${many}1,1;x\n`, [3, 0], { type: 'integer', missingCount: 1 }],
  ])('%s', async (_, text, [first, last], wanted) => {
    const found = (await load(text)).column('b')
    expect(found).toMatchObject(wanted)
    expect(found.format.thousands).toBe((wanted as Column).format?.thousands)
    const { values } = found as Column & { values: Float64Array }
    expect([values[0], values.at(-1)]).toEqual([first, last])
  })

  it('a late 3,5 makes numbers with a decimal comma of all, as it fits more of them', async () => {
    const found = await column([...Array<string>(3000).fill('1'), '3,5'])
    expect(found).toMatchObject({ type: 'number', format: { decimal: ',' }, missingCount: 0 })
  })
})

it('date and time with more digits further down is still one type, and so is a column of them alone', async () => {
  const many = Array<string>(3000).fill('2020-01-05T10:00:00.123456')
  const late = await column([...many, '2020-01-05T10:00:00', '2020-01-05T10:00:00.5'])
  expect(late).toMatchObject({ type: 'datetime', missingCount: 0, evidence: { misfits: [] } })
  const alone = await load('at\n2020-01-05T10:00:00\n2020-01-05T10:00:00.123\n2020-01-05T10:00:00.123456\n')
  expect([alone.rowCount, alone.column('at').type]).toEqual([3, 'datetime'])
})
