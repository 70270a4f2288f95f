import { describe, expect, test } from 'vitest'
import {
  createExperiment,
  createRun,
  getExperimentByName,
  getRun,
  logBatch,
  MlflowError,
  updateRun,
} from '../src/index.ts'
import { recordedFetch } from './recorded-fetch.ts'

const trackingUri = 'http://tracking.example/base/'
const run = {
  info: {
    run_id: 'r1',
    run_name: 'first',
    experiment_id: '7',
    status: 'RUNNING',
    artifact_uri: 'mlflow-artifacts:/7/r1',
  },
  data: { metrics: [{ key: 'auc', value: 0.9 }], params: [{ key: 'depth', value: '6' }], tags: [] },
}

describe('an endpoint', () => {
  test('createExperiment answers the id', async () => {
    const { fetch, calls } = recordedFetch([Response.json({ experiment_id: '7' })])
    expect(await createExperiment({ trackingUri, fetch }, { name: 'churn', tags: { team: 'a' } })).toBe('7')
    expect(calls[0]).toMatchObject({
      method: 'POST',
      url: 'http://tracking.example/base/api/2.0/mlflow/experiments/create',
      body: { name: 'churn', tags: [{ key: 'team', value: 'a' }] },
    })
  })

  test('getExperimentByName answers null when there is none', async () => {
    const missing = Response.json({ error_code: 'RESOURCE_DOES_NOT_EXIST', message: 'no' }, { status: 404 })
    const { fetch, calls } = recordedFetch([missing])
    expect(await getExperimentByName({ trackingUri, fetch }, { name: 'a b' })).toBeNull()
    expect(calls[0].url).toContain('experiment_name=a+b')
  })

  test('getExperimentByName answers the experiment', async () => {
    const experiment = { experiment_id: '7', name: 'churn', artifact_location: 'x:/7', lifecycle_stage: 'active' }
    const { fetch } = recordedFetch([Response.json({ experiment })])
    expect(await getExperimentByName({ trackingUri, fetch }, { name: 'churn' })).toEqual({
      experimentId: '7',
      name: 'churn',
      artifactLocation: 'x:/7',
      lifecycleStage: 'active',
      tags: {},
    })
  })

  test('createRun and getRun answer a run', async () => {
    const { fetch, calls } = recordedFetch([Response.json({ run }), Response.json({ run })])
    const created = await createRun({ trackingUri, fetch }, { experimentId: '7', name: 'first', startTime: 1 })
    expect(created).toEqual(await getRun({ trackingUri, fetch }, { runId: 'r1' }))
    expect(created).toMatchObject({ runId: 'r1', metrics: { auc: 0.9 }, params: { depth: '6' }, tags: {} })
    expect(calls.map(({ method }) => method)).toEqual(['POST', 'GET'])
  })

  test('updateRun ends a run', async () => {
    const { fetch, calls } = recordedFetch([Response.json({})])
    await updateRun({ trackingUri, fetch }, { runId: 'r1', status: 'FINISHED', endTime: 5 })
    expect(calls[0].body).toEqual({ run_id: 'r1', status: 'FINISHED', end_time: 5 })
  })

  test('logBatch sends as many calls as the limits ask for', async () => {
    const { fetch, calls } = recordedFetch([Response.json({}), Response.json({})])
    const params = Object.fromEntries(Array.from({ length: 150 }, (_, i) => [`p${i}`, String(i)]))
    await logBatch({ trackingUri, fetch }, { runId: 'r1', params, metrics: [{ key: 'auc', value: 0.9, timestamp: 1 }] })
    expect(calls.map(({ body }) => (body as { params: unknown[] }).params.length)).toEqual([100, 50])
    expect(calls[1].body).toMatchObject({ run_id: 'r1', metrics: [{ key: 'auc', value: 0.9, timestamp: 1 }] })
  })
})

describe('authentication', () => {
  test.each([
    [{ token: 'abc' }, 'Bearer abc'],
    [{ username: 'zoë', password: 'é' }, 'Basic em/DqzrDqQ=='],
    [{}, null],
  ])('%o is sent as %s', async (how, header) => {
    const { fetch, calls } = recordedFetch([Response.json({ run })])
    await getRun({ trackingUri, fetch, ...how }, { runId: 'r1' })
    expect(calls[0].headers.get('authorization')).toBe(header)
  })
})

describe('a failure', () => {
  const refused = (status: number, headers = {}): Response =>
    new Response('<h1>Busy</h1>', { status, headers: { 'retry-after': '0', ...headers } })

  test('that is not JSON keeps its text', async () => {
    const { fetch } = recordedFetch([refused(403)])
    await expect(getRun({ trackingUri, fetch }, { runId: 'r1' })).rejects.toMatchObject({
      errorCode: 'HTTP_ERROR',
      status: 403,
      message: 'MLflow answered 403: Busy',
    })
  })

  test('of a read is repeated', async () => {
    const { fetch, calls } = recordedFetch([refused(500), new TypeError('fetch failed'), Response.json({ run })])
    expect((await getRun({ trackingUri, fetch }, { runId: 'r1' })).runId).toBe('r1')
    expect(calls).toHaveLength(3)
  })

  test('of a write is repeated only when nothing was done', async () => {
    const busy = recordedFetch([refused(503), refused(429), Response.json({ run })])
    await createRun({ trackingUri, fetch: busy.fetch }, { experimentId: '7', startTime: 1 })
    expect(busy.calls).toHaveLength(3)
    const broken = recordedFetch([refused(500)])
    const call = createRun({ trackingUri, fetch: broken.fetch }, { experimentId: '7', startTime: 1 })
    await expect(call).rejects.toBeInstanceOf(MlflowError)
    expect(broken.calls).toHaveLength(1)
  })

  test('ends after the retries', async () => {
    const { fetch, calls } = recordedFetch([refused(503), refused(503)])
    await expect(getRun({ trackingUri, fetch, retries: 1 }, { runId: 'r1' })).rejects.toMatchObject({ status: 503 })
    expect(calls).toHaveLength(2)
  })

  test('of the signal is its reason, also while waiting', async () => {
    const { fetch } = recordedFetch([refused(503, { 'retry-after': '9' })])
    const controller = new AbortController()
    const call = getRun({ trackingUri, fetch }, { runId: 'r1' }, { signal: controller.signal })
    setTimeout(() => controller.abort('enough'), 10)
    await expect(call).rejects.toBe('enough')
  })
})
