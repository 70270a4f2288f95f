import { describe, expect, test } from 'vitest'
import type { FittedPipeline, InputColumn } from '../../src/fitted/fitted-pipeline.ts'
import { predictPipeline } from '../../src/fitted/predict-pipeline.ts'
import { columnSetOf } from '../../src/features/column-set-of.ts'
import { booleanColumn, categoryColumn, numberColumn } from '../../src/table/make-column.ts'
import { datasetFromColumns } from '../../src/table/make-dataset.ts'
import { looseRows, samplePipelines, sampleTable } from '../export/sample-pipelines.ts'

const age: InputColumn = {
  name: 'age',
  kind: 'number',
  type: 'number',
  format: { decimal: ',' },
  missingShare: 0,
  range: [0, 80],
  values: null,
  usual: 30,
}
const sex: InputColumn = {
  name: 'sex',
  kind: 'text',
  type: 'category',
  format: { missing: ['?'] },
  missingShare: 0.1,
  range: null,
  values: ['male', 'female'],
  usual: 'male',
}

/** 10 + age, and 1 more for women. */
const pipeline: FittedPipeline = {
  format: 'csvanalyzer-pipeline',
  version: 1,
  library: '0.0.0',
  task: 'regression',
  target: 'fare',
  classes: [],
  positive: null,
  inputs: [age, sex],
  operations: [
    { op: 'normalizeText', from: 'sex', to: 'sex', steps: ['trim', 'lowerCase'] },
    { op: 'indicator', from: 'sex', to: 'woman', of: { equals: 'female' } },
  ],
  features: [
    { name: 'age', kind: 'numeric', source: 'age' },
    { name: 'woman', kind: 'numeric', source: 'sex' },
  ],
  model: {
    version: 1,
    format: 'linear',
    task: 'regression',
    classes: 1,
    link: 'identity',
    features: Int32Array.of(0, 1),
    coefficients: Float64Array.of(1, 1),
    intercepts: Float64Array.of(10),
  },
  calibration: [],
  threshold: 0.5,
  targetTransform: { kind: 'identity' },
  intervals: { coverage: 0.9, at: Float64Array.of(10, 20), lower: Float64Array.of(1, 3), upper: Float64Array.of(2, 2) },
  plan: { version: 1, target: 'fare', steps: [] },
  recipe: {},
}

describe('predictPipeline', () => {
  test.each([
    ['numbers and texts as they are', { age: 5, sex: 'female' }, 16, []],
    ['a text in the format of the file', { age: ' 5,5 ', sex: 'male' }, 15.5, []],
    ['another spelling of a category that cleaning knows', { age: 5, sex: ' FEMALE' }, 16, []],
    ['a category never seen', { age: 5, sex: 'other' }, 15, ['unseen-category']],
    ['a number out of range', { age: 81, sex: 'male' }, 91, ['out-of-range']],
    ['a missing value where training had none', { age: null, sex: 'male' }, 10, ['missing-value']],
    ['a missing value where training had some', { age: 1, sex: '?' }, 11, []],
    ['a text that is no number', { age: 'old', sex: 'male' }, 10, ['unparsable-value']],
    ['an absent column', { sex: 'male' }, 10, ['absent-column']],
    ['an unknown column, but not the target', { age: 1, sex: 'male', fare: 3, shoe: 42 }, 11, ['unknown-column']],
  ] as const)('takes %s', (_, row, value, codes) => {
    const result = predictPipeline(pipeline, [row])
    expect(result.prediction.values[0]).toBe(value)
    expect(result.findings[0].map((finding) => finding.code)).toEqual(codes)
    expect(result.inDomain[0]).toBe(codes.every((code) => code === 'unknown-column') ? 1 : 0)
  })

  test('gives the interval by straight lines between the known predictions', () => {
    const { lower, upper } = predictPipeline(pipeline, [
      { age: 5, sex: 'male' },
      { age: 70, sex: 'male' },
    ])
    expect([lower![0], upper![0], lower![1], upper![1]]).toEqual([13, 17, 77, 82])
  })

  test('findings name the column, the value and what was seen', () => {
    const [[finding]] = predictPipeline(pipeline, [{ age: 5, sex: 'other' }]).findings
    expect(finding).toMatchObject({
      severity: 'warning',
      column: 'sex',
      message: '"other" in "sex" was not seen in training.',
      evidence: { value: 'other', seenCount: 2 },
    })
  })

  test('no rows give no predictions', () => {
    const result = predictPipeline(pipeline, [])
    expect([result.prediction.rowCount, result.findings.length, result.inDomain.length]).toEqual([0, 0, 0])
  })

  test('a table whose column was loaded as another type is read again from its texts', () => {
    const missing = new Uint8Array(2)
    const loaded = datasetFromColumns(
      [
        categoryColumn({ name: 'age', type: 'category', missing }, Int32Array.of(0, 1), ['5,5', 'x']),
        booleanColumn(
          { name: 'sex', type: 'boolean', missing, format: { true: 'female', false: 'male' } },
          Uint8Array.of(1, 0),
        ),
      ],
      2,
    )
    const result = predictPipeline(pipeline, loaded)
    expect([...result.prediction.values]).toEqual([16.5, 10])
    expect(result.findings.map((list) => list.map(({ code }) => code))).toEqual([[], ['unparsable-value']])
  })

  test('a table without a column says so for every row', () => {
    const result = predictPipeline(
      pipeline,
      datasetFromColumns(
        [numberColumn({ name: 'age', type: 'number', missing: new Uint8Array(1) }, Float64Array.of(2))],
        1,
      ),
    )
    expect(result.findings[0].map(({ code, severity }) => [code, severity])).toEqual([['absent-column', 'info']])
    expect(result.inDomain[0]).toBe(1)
  })
})

describe.each(samplePipelines())('$name', ({ pipeline: sample }) => {
  test('a table, its columns and its rows one by one give the same numbers', () => {
    const table = sampleTable(77)
    const set = columnSetOf(table)
    const ofTable = predictPipeline(sample, table)
    expect(predictPipeline(sample, set)).toEqual(ofTable)
    const rows = Array.from({ length: 50 }, (_, row) =>
      Object.fromEntries(
        table.columns.map((column) => {
          const data = set.columns.get(column.name)!
          return [
            column.name,
            data.kind === 'number' ? data.values[row] : data.codes[row] < 0 ? null : data.dictionary[data.codes[row]],
          ]
        }),
      ),
    )
    const width = ofTable.prediction.width
    rows.forEach((row, i) =>
      expect(predictPipeline(sample, [row]).prediction.values).toEqual(
        ofTable.prediction.values.slice(i * width, (i + 1) * width),
      ),
    )
  })

  test('whatever a row holds, it is predicted', () => {
    const rows = [
      ...looseRows(sample, 200, 9),
      ...[Infinity, {}, [], 1n, Symbol.iterator, () => 0].map((value) =>
        Object.fromEntries(sample.inputs.map(({ name }) => [name, value as never])),
      ),
    ]
    const result = predictPipeline(sample, rows)
    expect(result.prediction.rowCount).toBe(rows.length)
    if (sample.task !== 'regression') expect(result.prediction.values.every((p) => p >= 0 && p <= 1)).toBe(true)
  })
})
