import { describe, expect, test } from 'vitest'
import { load } from '../../src/table/load.ts'

const columnsOf = async (text: string) => (await load(text)).columns.map(({ name, type }) => `${name}: ${type}`)

describe('a file of one column stays one column', () => {
  test.each([
    ['time', ['10:00:00', '11:30:15', '23:59:59'], 'time'],
    ['time', ['10:00', '11:30', '09:15'], 'time'],
    ['day', ['01/05/2024', '02/06/2024', '12/31/2024'], 'date'],
    ['at', ['2024-01-05 10:00:00', '2024-02-06 11:00:01'], 'datetime'],
    ['at', ['2024-01-05T10:00:00Z', '2024-02-06T11:00:01Z'], 'datetime'],
    ['page', ['https://a.org/x', 'https://b.org/y/z'], 'url'],
    ['card', ['aa:bb:cc:dd:ee:ff', '00:11:22:33:44:55'], 'text'],
    ['name', ['Ada Lovelace', 'Alan Turing', 'Grace Hopper'], 'text'],
    ['x', ['TRUE', 'FALSE', 'TRUE'], 'boolean'],
    ['ok', ['yes', 'no', 'no', 'yes'], 'boolean'],
    ['tag', ['#one', '#two', '#three'], 'text'],
    ['#tag', ['#one', '#two', '#three'], 'text'],
    ['name', ['Ada Lovelace', 'Cher', 'Jean Le Rond'], 'text'],
  ])('%s: %j', async (name, cells, type) => {
    expect(await columnsOf([name, ...cells, ''].join('\n'))).toEqual([`${name}: ${type}`])
  })
})

test('the same signs part cells where the header has them, or a title stands above', async () => {
  expect(await columnsOf('a:b\n1:2\n3:4\n')).toEqual(['a: integer', 'b: integer'])
  expect(await columnsOf('a b c\n1 2 3\n4 5 6\n')).toEqual(['a: integer', 'b: integer', 'c: integer'])
  expect(await columnsOf('Results\n\na b c\n1 2 3\n4 5 6\n')).toEqual(['a: integer', 'b: integer', 'c: integer'])
})

test('lines that begin with # above a single column are comments, one alone may be its name', async () => {
  const { source, columns } = await load('# from the station\n# unit: m\nheight\n1.5\n2.5\n3.5\n')
  expect(columns.map(({ name, type, length }) => [name, type, length])).toEqual([['height', 'number', 3]])
  expect(source.preamble).toEqual(['# from the station', '# unit: m'])
  expect(await columnsOf('# of items\n1\n2\n3\n')).toEqual(['# of items: integer'])
})
