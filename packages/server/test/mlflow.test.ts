import { execFileSync } from 'node:child_process'
import { writeFile } from 'node:fs/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { findPython } from '../../../scripts/find-python.js'
import { startMlflow } from '../../mlflow-client/test/mlflow-server.ts'
import type { MlflowServer } from '../../mlflow-client/test/mlflow-server.ts'
import { readConfig } from '../src/config.ts'
import { sample, upload } from './support/data.ts'
import { readEvents } from './support/events.ts'
import { freePort } from './support/free-port.ts'
import { serverForAll, signUp, temporaryFolder } from './support/server.ts'
import { until } from './support/until.ts'

const python = findPython()

/** What Python's own client sees of the run, and what the registered model predicts. */
const readBack = `
import json, sys, mlflow, pandas as pd
from mlflow import MlflowClient
client = MlflowClient(sys.argv[1])
mlflow.set_tracking_uri(sys.argv[1])
run = client.get_run(sys.argv[2])
[model] = client.search_registered_models()
loaded = mlflow.pyfunc.load_model(f'models:/{model.name}@newest')
frame = pd.read_csv(sys.argv[3]).head(3)
print(json.dumps({
    'experiment': client.get_experiment(run.info.experiment_id).name,
    'status': run.info.status, 'metrics': run.data.metrics, 'tags': run.data.tags,
    'seconds': (run.info.end_time - run.info.start_time) / 1000,
    'dataset': [run.inputs.dataset_inputs[0].dataset.name, json.loads(run.inputs.dataset_inputs[0].dataset.profile)],
    'name': model.name, 'labels': [str(label) for label in loaded.predict(frame)['label']],
}))
`

async function trainPenguins(server: ReturnType<typeof serverForAll>) {
  const ada = await signUp(server)
  const penguins = await upload(ada, 'penguins.csv', await sample('penguins.csv'))
  const started = await ada.send('POST', `/api/v1/datasets/${penguins.id}/trainings`, {
    target: 'species',
    effort: 'low',
  })
  const { id } = await started.json()
  expect((await readEvents(await ada.request(`/api/v1/jobs/${id}/events`))).at(-1)?.event).toBe('done')
  const model = async () => (await ada.request(`/api/v1/models/${id}`)).json()
  return { id, model }
}

describe.skipIf(!python)('with MLFLOW_TRACKING_URI', () => {
  let mlflow: MlflowServer
  const address: { MLFLOW_TRACKING_URI: string } = { MLFLOW_TRACKING_URI: '' }
  beforeAll(async () => {
    mlflow = await startMlflow(python!)
    address.MLFLOW_TRACKING_URI = mlflow.trackingUri
  }, 120_000)
  afterAll(() => mlflow?.stop())
  const server = serverForAll(address)

  test('every training is a run with its model, which Python loads', async () => {
    const { id, model } = await trainPenguins(server)
    await until(async () => (await model()).mlflowRunId !== null)
    const { mlflowRunId, hash, metric, score } = await model()
    const file = await temporaryFolder()
    await writeFile(`${file}/penguins.csv`, await sample('penguins.csv'))
    const seen = JSON.parse(
      execFileSync(python!, ['-c', readBack, mlflow.trackingUri, mlflowRunId, `${file}/penguins.csv`], {
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'ignore'],
      }),
    )
    expect(seen).toMatchObject({
      experiment: 'CSV Analyzer',
      status: 'FINISHED',
      labels: ['Adelie', 'Adelie', 'Adelie'],
    })
    expect(seen.tags).toMatchObject({ 'csvanalyzer.model': id, 'csvanalyzer.hash': hash })
    expect(seen.dataset).toEqual(['penguins.csv', expect.objectContaining({ num_rows: 344 })])
    expect(seen.name).toMatch(/^penguins-csv-species-[0-9a-f]{8}$/)
    expect(seen.metrics[metric]).toBeCloseTo(score, 12)
    expect(seen.seconds).toBeGreaterThan(0)
    expect(await (await server.request('/metrics')).text()).toContain(
      'csvanalyzer_mlflow_runs_total{outcome="logged"} 1',
    )
  }, 120_000)
})

describe('a tracking server that is not there', () => {
  const address: { MLFLOW_TRACKING_URI: string; MLFLOW_HTTP_REQUEST_MAX_RETRIES: string } = {
    MLFLOW_TRACKING_URI: '',
    MLFLOW_HTTP_REQUEST_MAX_RETRIES: '0',
  }
  beforeAll(async () => {
    address.MLFLOW_TRACKING_URI = `http://127.0.0.1:${await freePort()}`
  })
  const server = serverForAll(address)

  test('costs no model', async () => {
    const { model } = await trainPenguins(server)
    expect(await model()).toMatchObject({ mlflowRunId: null, task: 'multiclass' })
    await until(async () =>
      (await (await server.request('/metrics')).text()).includes('mlflow_runs_total{outcome="failed"}'),
    )
  }, 120_000)

  test('whose address is none is refused at the start, with one sentence', async () => {
    await expect(
      readConfig({ CSVA_DATA_DIR: await temporaryFolder(), MLFLOW_TRACKING_URI: 'mlflow:5000' }),
    ).rejects.toMatchObject({ code: 'invalid-environment', message: expect.stringContaining('MLFLOW_TRACKING_URI') })
  })
})
