import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { load } from '@csvanalyzer/core'
import { describe, expect, test } from 'vitest'

const folder = fileURLToPath(new URL('../data', import.meta.url))
const read = (name: string): Buffer => readFileSync(join(folder, name))

interface Sample {
  readonly target: string
  readonly task: 'binary' | 'multiclass' | 'regression'
  readonly rows: number
  readonly columns: number
}

const samples = JSON.parse(read('samples.json').toString()) as { readonly [file: string]: Sample }

test('every file is described, with its licence, and every description has its file', () => {
  const files = readdirSync(folder)
    .filter((name) => name.endsWith('.csv'))
    .sort()
  expect(Object.keys(samples).sort()).toEqual(files)
  const readme = read('README.md').toString()
  for (const file of files) expect(readme).toMatch(new RegExp(`^\\| ${file} \\|.*\\| (CC|MIT)[^|]*\\|$`, 'm'))
})

describe.each(Object.entries(samples))('%s', (file, { target, task, rows, columns }) => {
  test('has the size, the target and the task that it is said to have', async () => {
    const dataset = await load(join(folder, file))
    expect(dataset.rowCount + dataset.source.rejects.filter((reject) => !reject.kept).length).toBe(rows)
    expect(dataset.columns).toHaveLength(columns)
    const answers = dataset.columns.find((column) => column.name === target)
    const expected = task === 'regression' ? ['integer', 'number', 'quantity'] : ['boolean', 'category']
    expect(expected).toContain(answers?.type)
  })
})

interface Cell<T> {
  readonly row: number
  readonly column: string
  readonly value: T
}

interface Expected {
  readonly encoding: string
  readonly delimiter: string
  readonly lineEnd: string
  readonly preamble: number
  readonly columns: readonly string[]
  readonly rows: number
  readonly shortRows: number
  readonly longRows: number
  readonly types: { readonly [column: string]: readonly string[] }
  readonly texts: readonly Cell<string>[]
  readonly numbers: readonly Cell<number>[]
}

describe('messy.csv is loaded as messy.expected.json says', async () => {
  const expected = JSON.parse(read('messy.expected.json').toString()) as Expected
  const dataset = await load(join(folder, 'messy.csv'))
  const { dialect, preamble, rejects } = dataset.source

  test('its dialect', () => {
    const { encoding, delimiter, lineEnd } = expected
    expect(dialect).toMatchObject({ encoding, delimiter, lineEnd, headerRows: 1, quote: '"', escape: 'double' })
  })
  test('its preamble and header', () => {
    expect(preamble.filter((line) => line.trim() !== '')).toHaveLength(expected.preamble)
    expect(dataset.columns.map((column) => column.name)).toEqual(expected.columns)
  })
  test('its ragged rows', () => {
    const count = (kind: string): number => rejects.filter((reject) => reject.kind === kind).length
    expect([count('too-few-cells'), count('too-many-cells')]).toEqual([expected.shortRows, expected.longRows])
  })
  test.each(Object.entries(expected.types))('the type of "%s"', (column, types) =>
    expect(types).toContain(dataset.column(column).type),
  )
  test.each(expected.texts)('the text in row $row of "$column"', ({ row, column, value }) =>
    expect(dataset.column(column).original(row)).toBe(value),
  )
  test.each(expected.numbers)('the number in row $row of "$column"', ({ row, column, value }) =>
    expect(dataset.column(column)).toMatchObject({ storage: 'number', values: { [row]: value } }),
  )
})

test('messy.csv is what its script writes', () => {
  const again = join(mkdtempSync(join(tmpdir(), 'messy-')), 'messy.csv')
  execFileSync('node', [join(folder, 'make-messy.js'), again])
  expect(readFileSync(again).equals(read('messy.csv'))).toBe(true)
})
