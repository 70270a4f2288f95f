import { describe, expect, test } from 'vitest'
import { describeColumns, type ColumnRole, type Role } from '../../src/features/column-role.ts'
import { fitFeatures, fitMatrix, toMatrix } from '../../src/features/fit-features.ts'
import type { ColumnData, ColumnSet } from '../../src/transforms/column-data.ts'

type Cells = readonly (number | string | null)[]

function setOf(columns: { readonly [name: string]: Cells }): ColumnSet {
  return {
    rowCount: Object.values(columns)[0].length,
    columns: new Map(Object.entries(columns).map(([name, cells]) => [name, columnOf(cells)])),
  }
}

function columnOf(cells: Cells): ColumnData {
  if (cells.some((cell) => typeof cell === 'string')) {
    const dictionary = [...new Set(cells.filter((cell) => cell !== null))] as string[]
    return {
      kind: 'text',
      codes: Int32Array.from(cells, (cell) => (cell === null ? -1 : dictionary.indexOf(cell as string))),
      dictionary,
    }
  }
  return { kind: 'number', values: Float64Array.from(cells as readonly (number | null)[], (cell) => cell ?? NaN) }
}

const role = (name: string, is: Role): ColumnRole => ({ name, role: is, source: name })
const repeat = (cells: Cells, times: number): Cells => Array.from({ length: times }, () => cells).flat()
const binary = (rows: number) => Float64Array.from({ length: rows }, (_, i) => (i % 3 === 0 ? 1 : 0))
const tree = { task: 'binary', classes: 2, encoding: 'tree', seed: 7 } as const
const linear = { ...tree, encoding: 'linear' } as const

describe('fitMatrix', () => {
  test('numbers stay as they are for trees and are filled and standardised for linear models', () => {
    const set = setOf({ a: [1, 2, null, 4, 5, 6] })
    expect([...toMatrix(set, fitFeatures(set, [role('a', 'number')], binary(6), tree)).columns[0]]).toEqual([
      1,
      2,
      NaN,
      4,
      5,
      6,
    ])
    const { matrix } = fitMatrix(set, [role('a', 'number')], binary(6), linear)
    expect(matrix.features.map((feature) => feature.name)).toEqual(['a', 'a is missing'])
    const [a, missing] = matrix.columns
    expect(a.reduce((sum, value) => sum + value, 0)).toBeCloseTo(0, 12)
    expect(a.reduce((sum, value) => sum + value * value, 0) / 6).toBeCloseTo(1, 12)
    expect(a[2]).toBe(a[3])
    expect([...missing]).toEqual([0, 0, 1, 0, 0, 0])
  })

  test('categories become levels by frequency for trees, rare and unseen ones share the last level', () => {
    const train = setOf({ c: [...repeat(['x', 'y', 'x', null], 20), 'once'] })
    const spec = fitFeatures(train, [role('c', 'category')], binary(81), tree)
    expect(spec.features).toEqual([{ name: 'c', kind: 'categorical', levels: 3, source: 'c' }])
    expect([...toMatrix(setOf({ c: ['x', 'y', 'once', 'new', null] }), spec).columns[0]]).toEqual([0, 1, 2, 2, NaN])
  })

  test('categories become indicators for linear models, with one for the rest and one for missing', () => {
    const train = setOf({ c: [...repeat(['x', 'y', 'x', null], 20), 'once'] })
    const spec = fitFeatures(train, [role('c', 'category')], binary(81), linear)
    expect(spec.features.map((feature) => feature.name)).toEqual(['c = x', 'c = y', 'c = (other)', 'c is missing'])
    const matrix = toMatrix(setOf({ c: ['x', 'new', null] }), spec)
    expect(matrix.columns.map((column) => [...column])).toEqual([
      [1, 0, 0],
      [0, 0, 0],
      [0, 1, 0],
      [0, 0, 1],
    ])
  })

  test('target means are out of fold in training and over all rows afterwards', () => {
    const rows = 600
    const names = Array.from({ length: rows }, (_, i) => `level ${(i * 7) % 60}`)
    const set = setOf({ c: names })
    const y = binary(rows)
    const { spec, matrix } = fitMatrix(set, [role('c', 'category')], y, tree)
    const at = spec.features.findIndex((feature) => feature.name === 'c: mean of target')
    const later = toMatrix(set, spec).columns[at]
    const sums = new Map<string, [number, number]>()
    names.forEach((name, i) => sums.set(name, [(sums.get(name)?.[0] ?? 0) + y[i], (sums.get(name)?.[1] ?? 0) + 1]))
    const prior = y.reduce((sum, value) => sum + value, 0) / rows
    const [sum, count] = sums.get(names[0])!
    expect(later[0]).toBeCloseTo((sum + 10 * prior) / (count + 10), 12)
    expect(matrix.columns[at]).not.toEqual(later)
    expect(new Set(matrix.columns[at].filter((_, i) => names[i] === names[0])).size).toBeGreaterThan(1)
  })

  test('a row alone in its category sees nothing of its own target', () => {
    const rows = 100
    const set = setOf({ c: Array.from({ length: rows }, (_, i) => (i < 98 ? `l${i % 49}` : 'pair')) })
    const flipped = binary(rows)
    flipped[0] = 1 - flipped[0]
    const before = fitMatrix(set, [role('c', 'category')], binary(rows), tree)
    const after = fitMatrix(set, [role('c', 'category')], flipped, tree)
    const at = before.spec.features.findIndex((feature) => feature.name === 'c: mean of target')
    expect(after.matrix.columns[at][0]).toBe(before.matrix.columns[at][0])
  })

  test('dates become the parts that vary, with cycles for linear models', () => {
    const day = 86_400_000
    const set = setOf({ d: Array.from({ length: 400 }, (_, i) => i * day) })
    expect(fitFeatures(set, [role('d', 'date')], binary(400), tree).features.map((feature) => feature.name)).toEqual(
      ['epochDays', 'year', 'month', 'day', 'weekday', 'dayOfYear'].map((part) => `d: ${part}`),
    )
    expect(fitFeatures(set, [role('d', 'date')], binary(400), linear).features.map((feature) => feature.name)).toEqual(
      ['epochDays', 'monthSin', 'monthCos', 'weekdaySin', 'weekdayCos'].map((part) => `d: ${part}`),
    )
  })

  test('texts become the words that tell about the target, and their length', () => {
    const texts = Array.from({ length: 300 }, (_, i) => (i % 3 === 0 ? `win a prize now ${i}` : `see you at home ${i}`))
    const { spec, matrix } = fitMatrix(setOf({ t: texts }), [role('t', 'text')], binary(300), tree)
    const tokens = spec.operations.find((operation) => operation.op === 'tokens')!
    expect(tokens.op === 'tokens' && Object.keys(tokens.weights).sort()).toEqual([
      'a',
      'at',
      'home',
      'now',
      'prize',
      'see',
      'win',
      'you',
    ])
    expect(matrix.features.at(-1)!.name).toBe('t: characters')
  })

  test('a known order gives a rank', () => {
    const set = setOf({ size: repeat(['low', 'high', 'medium'], 10) })
    const { spec, matrix } = fitMatrix(set, [role('size', 'category')], binary(30), tree)
    expect(spec.features[0].name).toBe('size: rank')
    expect(matrix.columns[0][0] < matrix.columns[0][2] && matrix.columns[0][2] < matrix.columns[0][1]).toBe(true)
  })

  test('constants, row numbers and categories that never repeat give nothing', () => {
    const rows = 120
    const set = setOf({
      constant: repeat(['x'], rows),
      id: Array.from({ length: rows }, (_, i) => i + 1),
      key: Array.from({ length: rows }, (_, i) => `k${i}`),
      empty: repeat([null], rows),
    })
    const spec = fitFeatures(
      set,
      [role('constant', 'category'), role('id', 'number'), role('key', 'category'), role('empty', 'number')],
      binary(rows),
      tree,
    )
    expect(spec).toEqual({ encoding: 'tree', operations: [], features: [] })
  })

  test('names never clash with columns that are there', () => {
    const set = setOf({ c: repeat(['x', 'y'], 10), 'c = x': repeat([1, 2], 10) })
    const spec = fitFeatures(set, [role('c', 'category'), role('c = x', 'number')], binary(20), linear)
    expect(new Set(spec.features.map((feature) => feature.name)).size).toBe(spec.features.length)
    expect(spec.features[0].name).toBe('c = x (2)')
  })

  test('the same rows give the same spec, and it survives JSON', () => {
    const set = setOf({
      c: repeat(['x', '__proto__', 'constructor'], 20),
      n: Array.from({ length: 60 }, (_, i) => (i * 37) % 11),
    })
    const roles = [role('c', 'category'), role('n', 'number')]
    for (const options of [tree, linear]) {
      const spec = fitFeatures(set, roles, binary(60), options)
      expect(fitFeatures(set, roles, binary(60), options)).toEqual(spec)
      expect(toMatrix(set, JSON.parse(JSON.stringify(spec)))).toEqual(toMatrix(set, spec))
    }
  })
})

test('describeColumns follows columns through operations to their source', () => {
  const inputs = [
    { name: 'when', type: 'text' },
    { name: 'price', type: 'text' },
    { name: 'id', type: 'code' },
  ] as const
  const roles = describeColumns(inputs, [
    { op: 'parseDate', from: 'when', to: 'when', formats: ['YYYY'] },
    { op: 'indicator', from: 'price', to: 'no price', of: 'missing' },
    { op: 'parseNumber', from: 'price', to: 'price', format: { decimal: '.' } },
    { op: 'drop', columns: ['id'] },
  ])
  expect(roles).toEqual([
    { name: 'when', role: 'date', source: 'when' },
    { name: 'price', role: 'number', source: 'price' },
    { name: 'no price', role: 'boolean', source: 'price' },
  ])
})
