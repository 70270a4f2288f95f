import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { findPython } from '../../../scripts/find-python.js'
import {
  createExperiment,
  createRun,
  getExperimentByName,
  getRun,
  logBatch,
  updateRun,
  type Mlflow,
} from '../src/index.ts'
import { startMlflow, type MlflowServer } from './mlflow-server.ts'

const python = findPython()

describe.skipIf(python === null)('against a real MLflow server', () => {
  let server: MlflowServer
  let mlflow: Mlflow

  beforeAll(async () => {
    server = await startMlflow(python!)
    mlflow = { trackingUri: server.trackingUri }
  }, 120_000)
  afterAll(() => server?.stop())

  test('a run is created, filled, ended and read back', async () => {
    expect(await getExperimentByName(mlflow, { name: 'churn é' })).toBeNull()
    const experimentId = await createExperiment(mlflow, { name: 'churn é', tags: { team: 'a' } })
    expect(await getExperimentByName(mlflow, { name: 'churn é' })).toMatchObject({
      experimentId,
      lifecycleStage: 'active',
    })

    const { runId } = await createRun(mlflow, { experimentId, name: 'first', startTime: 1_000 })
    const params = Object.fromEntries(Array.from({ length: 130 }, (_, i) => [`p${i}`, String(i)]))
    const metrics = Array.from({ length: 1200 }, (_, step) => ({
      key: 'loss',
      value: 1 / (step + 1),
      timestamp: 2_000,
      step,
    }))
    await logBatch(mlflow, { runId, params, metrics, tags: { model: 'trees' } })
    await updateRun(mlflow, { runId, status: 'FINISHED', endTime: 3_000 })

    const run = await getRun(mlflow, { runId })
    expect(run).toMatchObject({
      runId,
      name: 'first',
      experimentId,
      status: 'FINISHED',
      params,
      tags: { model: 'trees' },
    })
    expect(run.metrics).toEqual({ loss: 1 / 1200 })
  })

  test('a refusal carries the code of MLflow', async () => {
    await createExperiment(mlflow, { name: 'twice' })
    await expect(createExperiment(mlflow, { name: 'twice' })).rejects.toMatchObject({
      errorCode: 'RESOURCE_ALREADY_EXISTS',
      status: 400,
    })
    await expect(getRun(mlflow, { runId: 'nowhere' })).rejects.toMatchObject({ errorCode: 'RESOURCE_DOES_NOT_EXIST' })
  })
})
