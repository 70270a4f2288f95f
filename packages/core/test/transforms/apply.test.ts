import { describe, expect, test } from 'vitest'
import { applyOperations } from '../../src/transforms/apply.ts'
import type { ColumnData, ColumnSet } from '../../src/transforms/column-data.ts'
import type { ColumnOperation } from '../../src/transforms/operation.ts'

type Cells = readonly (number | string | null)[]

function setOf(columns: { readonly [name: string]: Cells }): ColumnSet {
  const entries = Object.entries(columns)
  return { rowCount: entries[0][1].length, columns: new Map(entries.map(([name, cells]) => [name, columnOf(cells)])) }
}

function columnOf(cells: Cells): ColumnData {
  if (cells.some((cell) => typeof cell === 'string')) {
    const dictionary = [...new Set(cells.filter((cell) => typeof cell === 'string'))]
    return {
      kind: 'text',
      codes: Int32Array.from(cells, (cell) => (cell === null ? -1 : dictionary.indexOf(cell as string))),
      dictionary,
    }
  }
  return { kind: 'number', values: Float64Array.from(cells as readonly (number | null)[], (cell) => cell ?? NaN) }
}

function cellsOf(set: ColumnSet, name: string): Cells {
  const column = set.columns.get(name)!
  return column.kind === 'number'
    ? [...column.values].map((value) => (value === value ? value : null))
    : [...column.codes].map((code) => (code < 0 ? null : column.dictionary[code]))
}

const day = 86_400_000
const cases: readonly (readonly [string, ColumnOperation, Cells, Cells])[] = [
  [
    'parseNumber reads plain numbers as Number does',
    { op: 'parseNumber', from: 'a', to: 'a', format: { decimal: '.' } },
    ['1', ' 2.50 ', '-3e-2', '.5', '5.', '0x10', 'abc', '1,5', '', '1e999', null],
    [1, 2.5, -0.03, 0.5, 5, null, null, null, null, Infinity, null],
  ],
  [
    'parseNumber wants groups of three',
    { op: 'parseNumber', from: 'a', to: 'a', format: { decimal: '.', thousands: ',' } },
    ['1,234,567.5', '12,34', '1234', '-1,000', ',000'],
    [1234567.5, null, 1234, -1000, null],
  ],
  [
    'parseNumber reads the continental form',
    { op: 'parseNumber', from: 'a', to: 'a', format: { decimal: ',', thousands: '.' } },
    ['1.234,5', '0,25', '1.5'],
    [1234.5, 0.25, null],
  ],
  [
    'parseNumber strips units, scales per cent and reads accounting minus',
    {
      op: 'parseNumber',
      from: 'a',
      to: 'a',
      format: { decimal: '.', thousands: ',', strip: ['$', '%'], scale: 0.01, missing: ['n/a'] },
    },
    ['$ 12', '-$5', '(3)', '45%', 'n/a'],
    [12 * 0.01, -0.05, -0.03, 45 * 0.01, null],
  ],
  [
    'parseNumber chooses the factor by the unit found',
    { op: 'parseNumber', from: 'a', to: 'a', format: { decimal: '.', units: { g: 0.001, kg: 1 } } },
    ['2 kg', '500g', '7', '3 lb'],
    [2, 0.5, 7, null],
  ],
  [
    'parseDate takes the first format that fits and knows the calendar',
    { op: 'parseDate', from: 'a', to: 'a', formats: ['YYYY-MM-DD', 'DD/MM/YYYY HH:mm', 'D MMM YYYY'] },
    ['1970-01-02', '31/12/1969 12:00', '2023-02-29', '2024-02-29', '3 Jan 1970', 'x'],
    [day, -day / 2, null, 19782 * day, 2 * day, null],
  ],
  [
    'parseDate reads zones, afternoons and fractions',
    { op: 'parseDate', from: 'a', to: 'a', formats: ['YYYY-MM-DDTHH:mm:ss.SSSZ', 'M/D/YY h:mm A'] },
    ['1970-01-01T01:00:00.250+01:00', '1/1/70 12:30 AM', '1/1/70 1:05 pm', '1/1/70 13:05 pm'],
    [250, 1_800_000, 47_100_000, null],
  ],
  [
    'parseDate reads fractions of any length and zones of hours, of which it keeps milliseconds',
    {
      op: 'parseDate',
      from: 'a',
      to: 'a',
      formats: ['YYYY-MM-DD HH:mm:ss.SZ', 'YYYY-MM-DD HH:mm:ss.SSSSSSSZ', 'YYYY-MM-DD HH:mm:ssZ'],
    },
    [
      '1970-01-01 00:00:00.5+00',
      '1970-01-01 00:00:00.0123456Z',
      '1970-01-01 02:00:00+02',
      '1969-12-31 19:30:00-04:30',
      '1970-01-01 00:00:00.55+00',
      '1970-01-01 00:00:00+0',
    ],
    [500, 12, 0, 0, null, null],
  ],
  [
    'formatNumber writes as String',
    { op: 'formatNumber', from: 'a', to: 'a' },
    [1, 0.1, 1e21, -0, null],
    ['1', '0.1', '1e+21', '0', null],
  ],
  [
    'normalizeText runs its steps in order',
    { op: 'normalizeText', from: 'a', to: 'a', steps: ['trim', 'collapseSpaces', 'lowerCase', 'stripAccents'] },
    ['  Élan  Vital ', 'ELAN VITAL', ' ', null],
    ['elan vital', 'elan vital', null, null],
  ],
  [
    'normalizeText repairs only damaged encoding',
    { op: 'normalizeText', from: 'a', to: 'a', steps: ['repairEncoding'] },
    ['JosÃ©', 'José', 'â‚¬ 5', 'plain'],
    ['José', 'José', '€ 5', 'plain'],
  ],
  [
    'mapText keeps or replaces other texts',
    { op: 'mapText', from: 'a', to: 'a', map: { yes: 'Y', n: null, __proto__x: 'p' }, other: 'keep' },
    ['yes', 'n', 'z', null],
    ['Y', null, 'z', null],
  ],
  [
    'mapText makes other texts missing',
    { op: 'mapText', from: 'a', to: 'a', map: { yes: 'Y' }, other: null },
    ['yes', 'constructor'],
    ['Y', null],
  ],
  [
    'lookUp tells unseen from missing',
    { op: 'lookUp', from: 'a', to: 'b', table: { x: 0, y: 1 }, other: 2, missing: 3 },
    ['x', 'y', 'toString', null],
    [0, 1, 2, 3],
  ],
  [
    'lookUp gives NaN for null',
    { op: 'lookUp', from: 'a', to: 'b', table: { x: 0 }, other: null, missing: null },
    ['x', 'y', null],
    [0, null, null],
  ],
  [
    'splitText takes one trimmed part',
    { op: 'splitText', from: 'a', to: 'b', separator: ',', part: 1 },
    ['Braund, Mr. Owen', 'Braund', 'x,', null],
    ['Mr. Owen', null, null, null],
  ],
  ['fill writes numbers', { op: 'fill', from: 'a', to: 'a', value: 7 }, [1, null], [1, 7]],
  ['fill writes texts', { op: 'fill', from: 'a', to: 'a', value: 'u' }, ['x', null], ['x', 'u']],
  ['missingIf knows numbers', { op: 'missingIf', from: 'a', to: 'a', values: [-999, 'x'] }, [1, -999], [1, null]],
  [
    'missingIf knows texts',
    { op: 'missingIf', from: 'a', to: 'a', values: [-999, 'x'] },
    ['x', '-999'],
    [null, '-999'],
  ],
  [
    'clip limits both ends and keeps missing',
    { op: 'clip', from: 'a', to: 'a', lower: 0, upper: 10 },
    [-1, 5, 11, null],
    [0, 5, 10, null],
  ],
  ['affine scales and shifts', { op: 'affine', from: 'a', to: 'a', scale: 2, offset: -1 }, [3, null], [5, null]],
  [
    'log is missing where it is not defined',
    { op: 'log', from: 'a', to: 'a', shift: 1 },
    [0, -1, -2, null],
    [0, null, null, null],
  ],
  [
    'power with lambda 1 changes nothing',
    { op: 'power', from: 'a', to: 'a', method: 'yeo-johnson', lambda: 1 },
    [3, -2, 0, null],
    [3, -2, 0, null],
  ],
  ['indicator of missing', { op: 'indicator', from: 'a', to: 'b', of: 'missing' }, ['x', null], [0, 1]],
  ['indicator of one number', { op: 'indicator', from: 'a', to: 'b', of: { equals: 2 } }, [2, 3, null], [1, 0, 0]],
  [
    'indicator of texts outside a list',
    { op: 'indicator', from: 'a', to: 'b', of: { notIn: ['x'] } },
    ['x', 'y', null],
    [0, 1, 0],
  ],
  [
    'datePart weekday counts from Monday',
    { op: 'datePart', from: 'a', to: 'b', part: 'weekday' },
    [0, -day, 4 * day, null],
    [3, 2, 0, null],
  ],
  [
    'datePart weekOfYear is that of ISO 8601',
    { op: 'datePart', from: 'a', to: 'b', part: 'weekOfYear' },
    [Date.UTC(2021, 0, 3), Date.UTC(2021, 0, 4), Date.UTC(2020, 11, 31)],
    [53, 1, 53],
  ],
  [
    'datePart hour works before the epoch',
    { op: 'datePart', from: 'a', to: 'b', part: 'hour' },
    [-1, 3_600_000],
    [23, 1],
  ],
  [
    'textLength counts code points',
    { op: 'textLength', from: 'a', to: 'b', unit: 'characters' },
    ['añ😀', null],
    [3, null],
  ],
  ['textLength counts words', { op: 'textLength', from: 'a', to: 'b', unit: 'words' }, [' two  words ', 'x'], [2, 1]],
]

describe('applyOperations', () => {
  test.each(cases)('%s', (_, operation, before, after) => {
    const to = 'to' in operation ? operation.to : 'a'
    expect(cellsOf(applyOperations(setOf({ a: before }), [operation]), to)).toEqual(after)
  })

  test('fillBy fills by group and falls back', () => {
    const set = setOf({ a: [1, null, null, null], g: ['x', 'x', 'z', null] })
    const filled = applyOperations(set, [{ op: 'fillBy', from: 'a', by: 'g', to: 'a', table: { x: 5 }, value: 9 }])
    expect(cellsOf(filled, 'a')).toEqual([1, 5, 9, 9])
  })

  test('product multiplies two columns and is missing where one is', () => {
    const set = setOf({ a: [2, null, 3], b: [5, 5, null] })
    expect(cellsOf(applyOperations(set, [{ op: 'product', from: 'a', by: 'b', to: 'c' }]), 'c')).toEqual([
      10,
      null,
      null,
    ])
  })

  test('sum adds a multiple of another column and is missing where one is', () => {
    const set = setOf({ a: [2, null, 3], b: [5, 5, null] })
    const summed = applyOperations(set, [{ op: 'sum', from: 'a', by: 'b', to: 'a', weight: -2 }])
    expect(cellsOf(summed, 'a')).toEqual([-8, null, null])
  })

  test('tokens writes one column per weight column, normalised', () => {
    const weights = { free: [0, 3], win: [1, 4] } as const
    const set = setOf({ a: ['FREE win!', 'nothing', null, 'free'] })
    const after = applyOperations(set, [
      { op: 'tokens', from: 'a', to: 't', tokenizer: 'word', weights, columns: 2, norm: 'l2' },
    ])
    expect(cellsOf(after, 't#0')).toEqual([0.6, 0, 0, 1])
    expect(cellsOf(after, 't#1')).toEqual([0.8, 0, 0, 0])
  })

  test('keep and drop choose columns', () => {
    const set = setOf({ a: [1], b: [2], c: [3] })
    expect([...applyOperations(set, [{ op: 'keep', columns: ['c', 'a'] }]).columns.keys()]).toEqual(['a', 'c'])
    expect([...applyOperations(set, [{ op: 'drop', columns: ['b', 'z'] }]).columns.keys()]).toEqual(['a', 'c'])
  })

  test('inputs are shared and never written', () => {
    const set = setOf({ a: [1, null], b: ['x', null] })
    const after = applyOperations(set, [{ op: 'fill', from: 'a', to: 'a', value: 0 }])
    expect(after.columns.get('b')).toBe(set.columns.get('b'))
    expect(cellsOf(set, 'a')).toEqual([1, null])
  })

  test('a text operation touches each distinct text once', () => {
    const rows = 10_000
    const set: ColumnSet = {
      rowCount: rows,
      columns: new Map([
        [
          'a',
          { kind: 'text', codes: new Int32Array(rows).map((_, i) => i % 3), dictionary: ['A ', 'a', 'b', 'unused'] },
        ],
      ]),
    }
    const column = applyOperations(set, [
      { op: 'normalizeText', from: 'a', to: 'a', steps: ['trim', 'lowerCase'] },
    ]).columns.get('a')!
    expect(column.kind === 'text' && column.dictionary).toEqual(['a', 'b'])
  })

  test('a column that is not there, or of the wrong kind, is named', () => {
    expect(() => applyOperations(setOf({ a: [1] }), [{ op: 'fill', from: 'z', to: 'z', value: 0 }])).toThrow(/"z"/)
    expect(() => applyOperations(setOf({ a: [1] }), [{ op: 'textLength', from: 'a', to: 'z', unit: 'words' }])).toThrow(
      /kind of "a"/,
    )
  })
})
