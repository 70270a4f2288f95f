import { describe, expect, test } from 'vitest'
import { applyOperations } from '../../src/transforms/apply.ts'
import { bindOperation } from '../../src/transforms/bind-operation.ts'
import type { ColumnData, ColumnSet } from '../../src/transforms/column-data.ts'
import { columnsRead, columnsWritten, pruneOperations } from '../../src/transforms/dependencies.ts'
import type { ColumnOperation, OperationName } from '../../src/transforms/operation.ts'
import { operations } from '../../src/transforms/operations/index.ts'

/** One example of each operation; the type makes a new one impossible to forget. */
const examples: { readonly [N in OperationName]: Extract<ColumnOperation, { op: N }> } = {
  parseNumber: { op: 'parseNumber', from: 'text', to: 'out', format: { decimal: '.' } },
  parseDate: { op: 'parseDate', from: 'text', to: 'out', formats: ['YYYY-MM-DD'] },
  formatNumber: { op: 'formatNumber', from: 'number', to: 'out' },
  normalizeText: { op: 'normalizeText', from: 'text', to: 'out', steps: ['trim', 'lowerCase'] },
  mapText: { op: 'mapText', from: 'text', to: 'out', map: { a: 'b' }, other: 'keep' },
  lookUp: { op: 'lookUp', from: 'text', to: 'out', table: { a: 1 }, other: 0, missing: null },
  splitText: { op: 'splitText', from: 'text', to: 'out', separator: ' ', part: 0 },
  fill: { op: 'fill', from: 'number', to: 'out', value: 5 },
  fillBy: { op: 'fillBy', from: 'number', by: 'text', to: 'out', table: { a: 3 }, value: 4 },
  missingIf: { op: 'missingIf', from: 'number', to: 'out', values: [1] },
  clip: { op: 'clip', from: 'number', to: 'out', lower: 0, upper: 2 },
  affine: { op: 'affine', from: 'number', to: 'out', scale: 2, offset: 1 },
  log: { op: 'log', from: 'number', to: 'out', shift: 1 },
  power: { op: 'power', from: 'number', to: 'out', method: 'yeo-johnson', lambda: 0.5 },
  product: { op: 'product', from: 'number', by: 'other', to: 'out' },
  sum: { op: 'sum', from: 'number', by: 'other', to: 'out', weight: -0.5 },
  indicator: { op: 'indicator', from: 'number', to: 'out', of: 'missing' },
  datePart: { op: 'datePart', from: 'number', to: 'out', part: 'month' },
  tokens: {
    op: 'tokens',
    from: 'text',
    to: 'out',
    tokenizer: 'word',
    weights: { a: [0, 1], b: [1, 2] },
    columns: 2,
    norm: 'l2',
  },
  textLength: { op: 'textLength', from: 'text', to: 'out', unit: 'characters' },
  keep: { op: 'keep', columns: ['number'] },
  drop: { op: 'drop', columns: ['number'] },
}

const texts = ['a', ' A b ', '2020-02-29', '17', null, 'a', '', '√']
const numbers = [1, -3.5, NaN, 1e12, 0, -0, Infinity, 2]
const set: ColumnSet = {
  rowCount: 8,
  columns: new Map<string, ColumnData>([
    [
      'text',
      {
        kind: 'text',
        codes: Int32Array.of(0, 1, 2, 3, -1, 0, 4, 5),
        dictionary: ['a', ' A b ', '2020-02-29', '17', '', '√', 'unused'],
      },
    ],
    ['number', { kind: 'number', values: Float64Array.from(numbers) }],
    ['other', { kind: 'number', values: Float64Array.from(numbers).reverse() }],
  ]),
}

function cells(data: ColumnData): readonly (number | string | null)[] {
  return data.kind === 'number'
    ? [...data.values]
    : [...data.codes].map((code) => (code < 0 ? null : data.dictionary[code]))
}

describe.each(Object.entries(operations))('%s', (name) => {
  const operation = examples[name as OperationName]
  const written = columnsWritten(operation)

  test('the column form is the value form on each cell', () => {
    const after = applyOperations(set, [operation])
    const { number, text, pair, select } = bindOperation(operation)
    if (select !== undefined) return expect([...after.columns.keys()]).toEqual(select([...set.columns.keys()]))
    const map = 'from' in operation && operation.from === 'text' ? text : number
    const of = 'from' in operation && operation.from === 'text' ? texts : numbers
    const expected = of.map((cell, row) => {
      if (pair?.numberByText !== undefined) return [pair.numberByText(cell as number, texts[row])]
      if (pair?.numberByNumber !== undefined) return [pair.numberByNumber(cell as number, [...numbers].reverse()[row])]
      if (map?.toNumbers !== undefined) return [...map.toNumbers.value(cell as never)]
      return [(map?.toNumber ?? map?.toText)!(cell as never)]
    })
    written.forEach((column, i) =>
      expect(cells(after.columns.get(column)!)).toEqual(expected.map((values) => values[i])),
    )
  })

  test('survives JSON', () => {
    expect(applyOperations(set, [JSON.parse(JSON.stringify(operation)) as ColumnOperation])).toEqual(
      applyOperations(set, [operation]),
    )
  })

  test('leaves its inputs as they were', () => {
    const before = structuredClone(set.columns)
    applyOperations(set, [operation])
    expect(set.columns).toEqual(before)
  })

  test('takes no rows', () => {
    const empty: ColumnSet = {
      rowCount: 0,
      columns: new Map(
        [...set.columns].map(([column, data]) => [
          column,
          data.kind === 'number'
            ? { kind: 'number', values: new Float64Array() }
            : { ...data, codes: new Int32Array() },
        ]),
      ),
    }
    const after = applyOperations(empty, [operation])
    for (const column of written) expect(cells(after.columns.get(column)!)).toEqual([])
  })

  test('is kept by pruning exactly when its columns are read', () => {
    expect(pruneOperations([operation], written).operations).toEqual(written.length === 0 ? [] : [operation])
    expect(pruneOperations([operation], written).inputs.toSorted()).toEqual([...columnsRead(operation)].toSorted())
    expect(pruneOperations([operation], ['other']).operations).toEqual([])
  })
})
