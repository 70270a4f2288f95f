import { describe, expect, test } from 'vitest'
import { predictPipeline } from '../../src/fitted/predict-pipeline.ts'
import { createScoring } from '../../src/serving/create-scoring.ts'
import { load } from '../../src/table/load.ts'
import { samplePipelines, typedRows } from '../export/sample-pipelines.ts'

const pipelineNamed = (name: string) => samplePipelines().find((sample) => sample.name === name)!.pipeline
const pipeline = pipelineNamed('closed: binary, blend, isotonic')
const score = createScoring([
  { name: 'churn', pipeline },
  { name: 'price/€', version: '7', pipeline: pipelineNamed('closed: regression, linear, Yeo–Johnson target') },
])
const names = pipeline.inputs.map(({ name }) => name)
const rows = typedRows(pipeline, 100, 3).map((row) =>
  Object.fromEntries(
    Object.entries(row).map(([name, cell]) => [name, Number.isFinite(cell) || typeof cell !== 'number' ? cell : null]),
  ),
)
const ours = predictPipeline(pipeline, rows)
const expected = rows.map((_, i) => ({
  label: ours.texts![i],
  ...Object.fromEntries(pipeline.classes.map((name, k) => [`probability_${name}`, ours.prediction.values[i * 2 + k]])),
}))

interface Answer {
  readonly status: number
  readonly body: unknown
}

async function call(path: string, init: RequestInit = {}): Promise<Answer> {
  const response = await score(new Request(`http://localhost${path}`, init))
  const text = await response!.text()
  return { status: response!.status, body: text.startsWith('{') ? JSON.parse(text) : text }
}

const json = { 'content-type': 'application/json' }
const post = (path: string, body: unknown, headers: HeadersInit = json): Promise<Answer> =>
  call(path, { method: 'POST', headers, body: typeof body === 'string' ? body : JSON.stringify(body) })

describe('POST /invocations', () => {
  const data = (count: number) => rows.slice(0, count).map((row) => names.map((name) => row[name]))
  test.each([
    ['dataframe_split', { columns: names, data: data(100) }],
    ['dataframe_records', rows],
    ['instances', rows],
    ['inputs', Object.fromEntries(names.map((name) => [name, rows.map((row) => row[name])]))],
    ['inputs', rows],
  ])('%s gives what predict gives', async (form, value) => {
    expect(await post('/invocations', { [form]: value })).toEqual({ status: 200, body: { predictions: expected } })
  })

  test('few rows give the same bits as many, and params are let be', async () => {
    const { body } = await post('/invocations', { dataframe_records: rows.slice(0, 3), params: { a: 1 } })
    expect(body).toEqual({ predictions: expected.slice(0, 3) })
  })

  test('CSV gives what predict gives for the same file', async () => {
    const dates = new Set(pipeline.inputs.filter(({ type }) => type === 'datetime').map(({ name }) => name))
    const written = (value: unknown, name: string) =>
      value === null ? '' : dates.has(name) ? new Date(Number(value)).toISOString() : String(value)
    const line = (cells: readonly string[]) => cells.map((text) => `"${text.replaceAll('"', '""')}"`).join(',')
    const isDated = (row: (typeof rows)[number]) => [...dates].every((name) => Math.abs(Number(row[name])) < 8e15)
    const kept = rows.filter(isDated)
    const csv = [line(names), ...kept.map((row) => line(names.map((name) => written(row[name], name))))].join('\n')
    const { status, body } = await post('/invocations', csv, { 'content-type': 'text/csv; charset=UTF-8' })
    const { texts } = predictPipeline(pipeline, await load(csv))
    expect(kept.length).toBeGreaterThan(30)
    expect([status, (body as { predictions: { label: string }[] }).predictions.map(({ label }) => label)]).toEqual([
      200,
      texts,
    ])
  })

  test('an empty CSV, and one without a column that is read', async () => {
    const csv = { 'content-type': 'text/csv' }
    expect((await post('/invocations', ' ', csv)).body).toMatchObject({ message: expect.stringContaining('empty') })
    expect((await post('/invocations', 'a,b\n1,2\n', csv)).body).toMatchObject({
      error_code: 'INVALID_PARAMETER_VALUE',
      message: expect.stringContaining(`'${names[0]}'`),
    })
  })

  test.each<[string, unknown, number, string | RegExp]>([
    ['not JSON', '{', 400, /not valid JSON/],
    ['NaN as Python writes it', '{"instances":[{"age":NaN}]}', 400, /missing number as null/],
    ['a list', [], 400, /not a list/],
    ['no form', { rows: [] }, 400, /exactly one of .*it holds "rows"/],
    ['two forms', { inputs: {}, instances: [] }, 400, /exactly one/],
    ['an uneven row', { dataframe_split: { columns: ['a', 'b'], data: [[1]] } }, 400, /row 0 .* list of 2/],
    ['uneven columns', { inputs: { a: [1, 2], b: [1] } }, 400, /differ in length/],
    ['a nested value', { dataframe_records: [{ age: {} }] }, 400, /value of "age"/],
    ['a lacking column', { dataframe_records: [{ nothing: 1 }] }, 400, /Model is missing inputs \['/],
  ])('%s is refused in one sentence', async (_, body, status, message) => {
    const answer = await post('/invocations', body)
    expect(answer.status).toBe(status)
    expect(answer.body).toEqual({ error_code: expect.any(String), message: expect.stringMatching(message) })
  })

  test('a value that is no number is refused with its column and row', async () => {
    const { name } = pipeline.inputs.find(({ kind, type }) => kind === 'number' && type === 'number')!
    const bad = [rows[0], { ...rows[1], [name]: 'many' }]
    const { status, body } = await post('/invocations', { dataframe_records: bad })
    expect([status, (body as { message: string }).message]).toEqual([
      400,
      `Failed to convert column ${name} to type 'float64': "many" in row 1 is no number`,
    ])
  })

  test.each([['text/html'], ['application/json; charset=latin1'], ['']])('%j is 415', async (type) => {
    const body = new TextEncoder().encode('{}')
    const headers: HeadersInit = type === '' ? {} : { 'content-type': type }
    expect((await call('/invocations', { method: 'POST', headers, body })).status).toBe(415)
  })

  test('bytes that are not UTF-8 are 400', async () => {
    const answer = await call('/invocations', { method: 'POST', headers: json, body: Uint8Array.of(0xff, 0xfe) })
    expect(answer).toMatchObject({ status: 400, body: { message: 'the body is not valid UTF-8' } })
  })

  test('no rows give no predictions', async () => {
    expect(await post('/invocations', { dataframe_records: [] })).toEqual({ status: 200, body: { predictions: [] } })
  })
})

describe('Open Inference Protocol', () => {
  const tensors = (count: number, upright = false) =>
    pipeline.inputs.map(({ name, kind }) => {
      const data = rows.slice(0, count).map((row) => row[name])
      return {
        name,
        shape: upright ? [count, 1] : [count],
        datatype: kind === 'text' ? 'BYTES' : 'FP64',
        data: upright ? data.map((value) => [value]) : data,
      }
    })

  test('says what is there', async () => {
    expect(await call('/v2')).toMatchObject({ status: 200, body: { name: 'csvanalyzer', extensions: [] } })
    expect(await call('/v2/health/live')).toEqual({ status: 200, body: { live: true } })
    expect(await call('/v2/health/ready')).toEqual({ status: 200, body: { ready: true } })
    expect(await call('/v2/models/churn/ready')).toEqual({ status: 200, body: { name: 'churn', ready: true } })
    const { body } = await call('/v2/models/price%2F%E2%82%AC/versions/7')
    expect(body).toMatchObject({ name: 'price/€', versions: ['7'], platform: 'csvanalyzer' })
    expect((body as { outputs: unknown[] }).outputs[0]).toEqual({ name: 'prediction', datatype: 'FP64', shape: [-1] })
  })

  test.each([false, true])('infers from tensors, upright: %s', async (upright) => {
    const { status, body } = await post('/v2/models/churn/infer', { id: '42', inputs: tensors(50, upright) })
    expect(status).toBe(200)
    expect(body).toMatchObject({ model_name: 'churn', model_version: '1', id: '42' })
    const { outputs } = body as { outputs: { name: string; shape: number[]; datatype: string; data: unknown[] }[] }
    expect(outputs.map(({ name, shape, datatype }) => [name, shape, datatype])).toEqual([
      ['label', [50], 'BYTES'],
      ['probability_no', [50], 'FP64'],
      ['probability_yes', [50], 'FP64'],
    ])
    for (const { name, data } of outputs) {
      expect(data).toEqual(expected.slice(0, 50).map((row) => (row as Record<string, unknown>)[name]))
    }
  })

  test('gives the outputs that are asked for', async () => {
    const outputs = [{ name: 'probability_yes' }, { name: 'label' }]
    const { body } = await post('/v2/models/churn/versions/1/infer', { inputs: tensors(2), outputs })
    expect((body as { outputs: { name: string }[] }).outputs.map(({ name }) => name)).toEqual([
      'probability_yes',
      'label',
    ])
  })

  const first = tensors(1)[0]
  test.each<[string, unknown, RegExp]>([
    ['no inputs', {}, /"inputs" must be a list/],
    ['a lacking input', { inputs: [] }, /missing inputs/],
    ['an unknown input', { inputs: [...tensors(1), { ...first, name: `${first.name}x` }] }, /did you mean/],
    ['a wrong shape', { inputs: tensors(1).map((each) => ({ ...each, shape: [1, 2] })) }, /\[N\] or \[N, 1\]/],
    ['too few values', { inputs: tensors(1).map((each) => ({ ...each, shape: [2] })) }, /shape \[2\] and 1 values/],
    [
      'an unknown datatype',
      { inputs: tensors(1).map((each) => ({ ...each, datatype: 'TEXT' })) },
      /unknown datatype|missing/,
    ],
    ['an unknown output', { inputs: tensors(1), outputs: [{ name: 'x' }] }, /unknown output "x"; there are: label/],
  ])('%s is refused in one sentence', async (_, body, message) => {
    const answer = await post('/v2/models/churn/infer', body)
    expect(answer).toEqual({ status: 400, body: { error: expect.stringMatching(message) } })
  })

  test.each([
    ['/v2/models/none', 404],
    ['/v2/models/churn/versions/2', 404],
    ['/v2/models/churn/explain', 404],
    ['/v2/nothing', 404],
    ['/v2/models/churn/infer', 405],
    ['/invocations', 405],
  ])('GET %s is %i', async (path, status) => expect((await call(path)).status).toBe(status))
})

test('health, and paths of others', async () => {
  expect(await call('/ping')).toEqual({ status: 200, body: '\n' })
  expect((await call('/version')).status).toBe(200)
  expect(await score(new Request('http://localhost/api/models'))).toBeUndefined()
})

test.each([
  [[], /no model/],
  [['a', 'a'], /two models have the name "a"/],
])('models named %j are refused', (list, message) =>
  expect(() => createScoring(list.map((name) => ({ name, pipeline })))).toThrow(message),
)
