import { describe, expect, test } from 'vitest'
import * as client from '../src/index.ts'
import type { Mlflow } from '../src/index.ts'
import { all } from './all.ts'
import { recordedFetch } from './recorded-fetch.ts'

const trackingUri = 'http://tracking.example'
const run = {
  info: { run_id: 'r1', experiment_id: '7', status: 'RUNNING', artifact_uri: 'mlflow-artifacts:/7/r1' },
  data: {},
}
const experiment = { experiment_id: '7', name: 'churn', artifact_location: 'x:/7', lifecycle_stage: 'active' }
const model = {
  info: { model_id: 'm-1', name: 'churn', experiment_id: '7', artifact_uri: 'x:/m', status: 'LOGGED_MODEL_READY' },
}
const registered_model = { name: 'churn' }
const model_version = { name: 'churn', version: '1' }
const artifactUri = 'mlflow-artifacts:/7/r1/artifacts'

type Row = readonly [
  name: string,
  call: (mlflow: Mlflow) => Promise<unknown>,
  request: string,
  body?: unknown,
  answer?: unknown,
]
const tag = { key: 'team', value: 'a' }
const version = { name: 'churn', version: '1' }

/** What goes over the wire for each call: the method, the path behind the version, and the body. */
const table: readonly Row[] = [
  [
    'getExperiment',
    (m) => client.getExperiment(m, { experimentId: '7' }),
    'GET experiments/get?experiment_id=7',
    undefined,
    { experiment },
  ],
  [
    'updateExperiment',
    (m) => client.updateExperiment(m, { experimentId: '7', name: 'b' }),
    'POST experiments/update',
    { experiment_id: '7', new_name: 'b' },
  ],
  [
    'deleteExperiment',
    (m) => client.deleteExperiment(m, { experimentId: '7' }),
    'POST experiments/delete',
    { experiment_id: '7' },
  ],
  [
    'restoreExperiment',
    (m) => client.restoreExperiment(m, { experimentId: '7' }),
    'POST experiments/restore',
    { experiment_id: '7' },
  ],
  [
    'setExperimentTag',
    (m) => client.setExperimentTag(m, { experimentId: '7', ...tag }),
    'POST experiments/set-experiment-tag',
    { experiment_id: '7', ...tag },
  ],
  [
    'deleteExperimentTag',
    (m) => client.deleteExperimentTag(m, { experimentId: '7', key: 'team' }),
    'POST experiments/delete-experiment-tag',
    { experiment_id: '7', key: 'team' },
  ],
  ['deleteRun', (m) => client.deleteRun(m, { runId: 'r1' }), 'POST runs/delete', { run_id: 'r1' }],
  ['restoreRun', (m) => client.restoreRun(m, { runId: 'r1' }), 'POST runs/restore', { run_id: 'r1' }],
  [
    'logMetric',
    (m) => client.logMetric(m, { runId: 'r1', key: 'auc', value: NaN, timestamp: 1, step: 2, modelId: 'm-1' }),
    'POST runs/log-metric',
    { run_id: 'r1', key: 'auc', value: 'NaN', timestamp: 1, step: 2, model_id: 'm-1' },
  ],
  [
    'logParam',
    (m) => client.logParam(m, { runId: 'r1', key: 'depth', value: '6' }),
    'POST runs/log-parameter',
    { run_id: 'r1', key: 'depth', value: '6' },
  ],
  ['setTag', (m) => client.setTag(m, { runId: 'r1', ...tag }), 'POST runs/set-tag', { run_id: 'r1', ...tag }],
  [
    'deleteTag',
    (m) => client.deleteTag(m, { runId: 'r1', key: 'team' }),
    'POST runs/delete-tag',
    { run_id: 'r1', key: 'team' },
  ],
  [
    'logInputs',
    (m) =>
      client.logInputs(m, {
        runId: 'r1',
        datasets: [{ name: 'd', digest: 'x', sourceType: 'local', source: '{}', context: 'training' }],
      }),
    'POST runs/log-inputs',
    {
      run_id: 'r1',
      datasets: [
        {
          dataset: { name: 'd', digest: 'x', source_type: 'local', source: '{}' },
          tags: [{ key: 'mlflow.data.context', value: 'training' }],
        },
      ],
    },
  ],
  [
    'logOutputs',
    (m) => client.logOutputs(m, { runId: 'r1', modelIds: ['m-1'] }),
    'POST runs/outputs',
    { run_id: 'r1', models: [{ model_id: 'm-1', step: 0 }] },
  ],
  [
    'createLoggedModel',
    (m) => client.createLoggedModel(m, { experimentId: '7', name: 'churn', sourceRunId: 'r1' }),
    'POST logged-models',
    { experiment_id: '7', name: 'churn', source_run_id: 'r1', params: [], tags: [] },
    { model },
  ],
  [
    'finalizeLoggedModel',
    (m) => client.finalizeLoggedModel(m, { modelId: 'm-1', status: 'LOGGED_MODEL_READY' }),
    'PATCH logged-models/m-1',
    { model_id: 'm-1', status: 'LOGGED_MODEL_READY' },
    { model },
  ],
  [
    'getLoggedModel',
    (m) => client.getLoggedModel(m, { modelId: 'm-1' }),
    'GET logged-models/m-1',
    undefined,
    { model },
  ],
  [
    'setLoggedModelTags',
    (m) => client.setLoggedModelTags(m, { modelId: 'm-1', tags: { team: 'a' } }),
    'PATCH logged-models/m-1/tags',
    { model_id: 'm-1', tags: [tag] },
  ],
  [
    'deleteLoggedModelTag',
    (m) => client.deleteLoggedModelTag(m, { modelId: 'm-1', key: 'a b' }),
    'DELETE logged-models/m-1/tags/a%20b',
  ],
  [
    'logLoggedModelParams',
    (m) => client.logLoggedModelParams(m, { modelId: 'm-1', params: { depth: '6' } }),
    'POST logged-models/m-1/params',
    { model_id: 'm-1', params: [{ key: 'depth', value: '6' }] },
  ],
  ['deleteLoggedModel', (m) => client.deleteLoggedModel(m, { modelId: 'm-1' }), 'DELETE logged-models/m-1'],
  [
    'createRegisteredModel',
    (m) => client.createRegisteredModel(m, { name: 'churn' }),
    'POST registered-models/create',
    { name: 'churn', tags: [] },
    { registered_model },
  ],
  [
    'getRegisteredModel',
    (m) => client.getRegisteredModel(m, { name: 'churn' }),
    'GET registered-models/get?name=churn',
    undefined,
    { registered_model },
  ],
  [
    'updateRegisteredModel',
    (m) => client.updateRegisteredModel(m, { name: 'churn', description: 'd' }),
    'PATCH registered-models/update',
    { name: 'churn', description: 'd' },
    { registered_model },
  ],
  [
    'renameRegisteredModel',
    (m) => client.renameRegisteredModel(m, { name: 'churn', newName: 'b' }),
    'POST registered-models/rename',
    { name: 'churn', new_name: 'b' },
  ],
  [
    'deleteRegisteredModel',
    (m) => client.deleteRegisteredModel(m, { name: 'churn' }),
    'DELETE registered-models/delete',
    { name: 'churn' },
  ],
  [
    'setRegisteredModelTag',
    (m) => client.setRegisteredModelTag(m, { name: 'churn', ...tag }),
    'POST registered-models/set-tag',
    { name: 'churn', ...tag },
  ],
  [
    'deleteRegisteredModelTag',
    (m) => client.deleteRegisteredModelTag(m, { name: 'churn', key: 'team' }),
    'DELETE registered-models/delete-tag',
    { name: 'churn', key: 'team' },
  ],
  [
    'createModelVersion',
    (m) => client.createModelVersion(m, { name: 'churn', source: 'models:/m-1', runId: 'r1', modelId: 'm-1' }),
    'POST model-versions/create',
    { name: 'churn', source: 'models:/m-1', run_id: 'r1', model_id: 'm-1', tags: [] },
    { model_version },
  ],
  [
    'getModelVersion',
    (m) => client.getModelVersion(m, version),
    'GET model-versions/get?name=churn&version=1',
    undefined,
    { model_version },
  ],
  [
    'getModelVersionByAlias',
    (m) => client.getModelVersionByAlias(m, { name: 'churn', alias: 'best' }),
    'GET registered-models/alias?name=churn&alias=best',
    undefined,
    { model_version },
  ],
  [
    'getDownloadUri',
    (m) => client.getDownloadUri(m, version),
    'GET model-versions/get-download-uri?name=churn&version=1',
    undefined,
    { artifact_uri: 'x' },
  ],
  [
    'updateModelVersion',
    (m) => client.updateModelVersion(m, { ...version, description: 'd' }),
    'PATCH model-versions/update',
    { ...version, description: 'd' },
    { model_version },
  ],
  ['deleteModelVersion', (m) => client.deleteModelVersion(m, version), 'DELETE model-versions/delete', version],
  [
    'setModelVersionTag',
    (m) => client.setModelVersionTag(m, { ...version, ...tag }),
    'POST model-versions/set-tag',
    { ...version, ...tag },
  ],
  [
    'deleteModelVersionTag',
    (m) => client.deleteModelVersionTag(m, { ...version, key: 'team' }),
    'DELETE model-versions/delete-tag',
    { ...version, key: 'team' },
  ],
  [
    'setAlias',
    (m) => client.setAlias(m, { ...version, alias: 'best' }),
    'POST registered-models/alias',
    { ...version, alias: 'best' },
  ],
  [
    'deleteAlias',
    (m) => client.deleteAlias(m, { name: 'churn', alias: 'best' }),
    'DELETE registered-models/alias',
    { name: 'churn', alias: 'best' },
  ],
]

describe('on the wire', () => {
  for (const [name, call, request, body, answer = {}] of table) {
    test(name, async () => {
      const { fetch, calls } = recordedFetch([Response.json(answer)])
      await call({ trackingUri, fetch })
      const [{ method, url, body: sent }] = calls
      expect(`${method} ${url.replace(`${trackingUri}/api/2.0/mlflow/`, '')}`).toBe(request)
      expect(sent).toEqual(body)
    })
  }
})

type Search = readonly [name: string, search: (mlflow: Mlflow) => AsyncGenerator<unknown>, list: string, item: object]
const searches: readonly Search[] = [
  ['searchExperiments', (m) => client.searchExperiments(m, { pageSize: 1 }), 'experiments', experiment],
  ['searchRuns', (m) => client.searchRuns(m, { experimentIds: ['7'], pageSize: 1 }), 'runs', run],
  ['searchLoggedModels', (m) => client.searchLoggedModels(m, { experimentIds: ['7'], pageSize: 1 }), 'models', model],
  [
    'searchRegisteredModels',
    (m) => client.searchRegisteredModels(m, { pageSize: 1 }),
    'registered_models',
    registered_model,
  ],
  ['searchModelVersions', (m) => client.searchModelVersions(m, { pageSize: 1 }), 'model_versions', model_version],
  [
    'getMetricHistory',
    (m) => client.getMetricHistory(m, { runId: 'r1', key: 'auc', pageSize: 1 }),
    'metrics',
    { key: 'auc', value: 'NaN', timestamp: 1 },
  ],
]

describe('page after page', () => {
  test.each(searches)('%s', async (_, search, list, item) => {
    const answers = [{ [list]: [item], next_page_token: 'two' }, { next_page_token: 'three' }, { [list]: [item] }]
    const { fetch, calls } = recordedFetch(answers.map((answer) => Response.json(answer)))
    expect(await all(search({ trackingUri, fetch }))).toHaveLength(2)
    const tokens = calls.map(
      ({ url, body }) => new URL(url).searchParams.get('page_token') ?? (body as { page_token?: string })?.page_token,
    )
    expect(tokens.map((token) => token ?? null)).toEqual([null, 'two', 'three'])
  })

  test('a page is asked for only when it is read', async () => {
    const { fetch, calls } = recordedFetch([Response.json({ runs: [run], next_page_token: 'two' })])
    for await (const { runId } of client.searchRuns({ trackingUri, fetch }, { experimentIds: ['7'] })) {
      expect(runId).toBe('r1')
      break
    }
    expect(calls).toHaveLength(1)
  })
})

describe('artifacts', () => {
  test('each segment of a path is encoded by itself', async () => {
    const { fetch, calls } = recordedFetch([Response.json({}), Response.json({})])
    await client.uploadArtifact({ trackingUri, fetch }, { artifactUri, path: 'a b/c?.txt', content: 'x' })
    await client.deleteArtifact({ trackingUri, fetch }, { artifactUri, path: 'a b' })
    expect(calls.map(({ method, url }) => `${method} ${url}`)).toEqual([
      `PUT ${trackingUri}/api/2.0/mlflow-artifacts/artifacts/7/r1/artifacts/a%20b/c%3F.txt`,
      `DELETE ${trackingUri}/api/2.0/mlflow-artifacts/artifacts/7/r1/artifacts/a%20b`,
    ])
  })

  test.each(['../x', '/x', 'a//b', '.', '', 'a%20b'])('a path %j is refused before anything is sent', async (path) => {
    const call = client.uploadArtifact(
      { trackingUri, fetch: recordedFetch([]).fetch },
      { artifactUri, path, content: '' },
    )
    await expect(call).rejects.toMatchObject({ errorCode: 'INVALID_PARAMETER_VALUE' })
  })

  test('a store behind no proxy is refused with what to do', async () => {
    const call = client.listArtifacts({ trackingUri, fetch: recordedFetch([]).fetch }, { artifactUri: 's3://bucket/7' })
    await expect(call).rejects.toMatchObject({
      errorCode: 'UNSUPPORTED_ARTIFACT_URI',
      message: expect.stringContaining('--serve-artifacts'),
    })
  })

  const broken = (): Response => Response.json({ error_code: 'INTERNAL_ERROR', message: '' }, { status: 500 })
  test('a file that is not there is told from a broken server', async () => {
    const missing = recordedFetch([broken(), Response.json({ files: [{ path: 'other' }] })])
    const call = client.downloadArtifact({ trackingUri, fetch: missing.fetch }, { artifactUri, path: 'x' })
    await expect(call).rejects.toMatchObject({ errorCode: 'RESOURCE_DOES_NOT_EXIST', status: 404 })
    const listed = Response.json({ files: [{ path: 'x' }] })
    const there = recordedFetch([broken(), listed, new Response('bytes')])
    const bytes = await client.downloadArtifact({ trackingUri, fetch: there.fetch }, { artifactUri, path: 'x' })
    expect(new TextDecoder().decode(bytes)).toBe('bytes')
  })
})
