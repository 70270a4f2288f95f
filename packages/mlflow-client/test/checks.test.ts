import { describe, expect, test } from 'vitest'
import { checkKey, safeKey } from '../src/check-key.ts'
import { digestOf, fromEnvironment, getRun, logBatch, logParam, setTag } from '../src/index.ts'
import { recordedFetch } from './recorded-fetch.ts'

const trackingUri = 'http://tracking.example'

describe('a key', () => {
  test.each(['auc', 'a/b', 'a b-c.d:e', 'éà', '日本', '1', '.a', 'a..b'])('%j is taken', (key) =>
    expect(() => checkKey(key)).not.toThrow(),
  )
  test.each(['', '/a', 'a/', 'a//b', 'a/../b', '.', '..a', 'a,b', 'a(b)', 'x'.repeat(251)])(
    '%j is refused before it is sent',
    (key) => expect(() => checkKey(key)).toThrow(expect.objectContaining({ errorCode: 'INVALID_PARAMETER_VALUE' })),
  )
  test.each([
    ['a(b)/c', 'a_b_/c'],
    ['/a//../b/', 'a/b'],
    ['', '_'],
    [`${'x'.repeat(249)}/y`, 'x'.repeat(249)],
  ])('%j becomes %j', (text, key) => {
    expect(safeKey(text)).toBe(key)
    expect(() => checkKey(key)).not.toThrow()
  })
})

describe('nothing is sent', () => {
  const mlflow = { trackingUri, fetch: recordedFetch([]).fetch }
  test.each([
    [
      'that MLflow would cut',
      () => logParam(mlflow, { runId: 'r1', key: 'a', value: 'x'.repeat(6001) }),
      /6001 characters.*artifact/,
    ],
    [
      'that MLflow would cut in a tag',
      () => setTag(mlflow, { runId: 'r1', key: 'a', value: 'x'.repeat(8001) }),
      /8001/,
    ],
    ['under a key that it refuses', () => logBatch(mlflow, { runId: 'r1', params: { ok: '1', 'a,b': '1' } }), /"a,b"/],
  ])('%s', (_, call, message) => expect(call()).rejects.toThrow(message))
})

describe('a metric that is not finite', () => {
  const metrics = [
    { key: 'auc', value: NaN, timestamp: 1, step: 3 },
    { key: 'loss', value: 0.5, timestamp: 1 },
  ]
  const sent = async (notFinite?: 'send' | 'skip' | 'tag') => {
    const { fetch, calls } = recordedFetch([Response.json({})])
    await logBatch({ trackingUri, fetch }, { runId: 'r1', metrics, notFinite })
    const { metrics: values, tags } = calls[0].body as { metrics: { value: unknown }[]; tags: object[] }
    return [values.map(({ value }) => value), tags]
  }
  test('is sent as a word', async () => expect(await sent()).toEqual([['NaN', 0.5], []]))
  test('or left out', async () => expect(await sent('skip')).toEqual([[0.5], []]))
  test('or told by a tag', async () =>
    expect(await sent('tag')).toEqual([[0.5], [{ key: 'notFinite.auc', value: 'NaN at step 3' }]]))
})

describe('from the environment', () => {
  test('nothing without an address', () => expect(fromEnvironment({})).toBeNull())
  test('a name and a password win over a token', () => {
    const environment = { MLFLOW_TRACKING_URI: 'https://m', MLFLOW_TRACKING_TOKEN: 't' }
    expect(fromEnvironment(environment)).toEqual({ trackingUri: 'https://m', token: 't' })
    const both = { ...environment, MLFLOW_TRACKING_USERNAME: 'u', MLFLOW_TRACKING_PASSWORD: 'p' }
    expect(fromEnvironment(both)).toEqual({ trackingUri: 'https://m', username: 'u', password: 'p' })
  })
  test('retries, patience and workspace', () => {
    const environment = {
      MLFLOW_HTTP_REQUEST_MAX_RETRIES: '2',
      MLFLOW_HTTP_REQUEST_TIMEOUT: '5',
      MLFLOW_WORKSPACE: 'w',
    }
    expect(fromEnvironment({ MLFLOW_TRACKING_URI: 'http://m', ...environment })).toEqual({
      trackingUri: 'http://m',
      retries: 2,
      timeoutMilliseconds: 5000,
      headers: { 'x-mlflow-workspace': 'w' },
    })
  })
  test.each([
    [{ MLFLOW_TRACKING_URI: 'mlruns' }, /MLFLOW_TRACKING_URI: "mlruns"; allowed: an http/],
    [{ MLFLOW_TRACKING_URI: 'http://m', MLFLOW_HTTP_REQUEST_TIMEOUT: '1s' }, /MLFLOW_HTTP_REQUEST_TIMEOUT: "1s"/],
  ])('%o is refused', (environment, message) => expect(() => fromEnvironment(environment)).toThrow(message))
})

describe('a server that does not answer', () => {
  test('is named with the reason, a write is repeated when nobody listened', async () => {
    const refused = Object.assign(new TypeError('fetch failed'), {
      cause: Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' }),
    })
    const { fetch, calls } = recordedFetch([refused, refused])
    const call = logBatch(
      { trackingUri, fetch, retries: 1 },
      { runId: 'r1', metrics: [{ key: 'a', value: 1, timestamp: 1 }] },
    )
    await expect(call).rejects.toMatchObject({
      errorCode: 'UNREACHABLE',
      status: 0,
      message: 'MLflow at http://tracking.example cannot be reached: connect ECONNREFUSED',
    })
    expect(calls).toHaveLength(2)
  })
  test('is given up after its time', async () => {
    const silent: typeof fetch = (_, init) =>
      new Promise((_resolve, reject) => init!.signal!.addEventListener('abort', () => reject(init!.signal!.reason)))
    const call = getRun({ trackingUri, fetch: silent, retries: 0, timeoutMilliseconds: 5 }, { runId: 'r1' })
    await expect(call).rejects.toMatchObject({ errorCode: 'NO_ANSWER' })
  })
})

test('the digest of a content is the beginning of its SHA-256', async () =>
  expect(await digestOf('abc')).toBe('ba7816bf8f01cfea414140de5dae2223'))
