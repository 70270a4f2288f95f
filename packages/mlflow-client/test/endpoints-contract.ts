import { expect, test } from 'vitest'
import * as client from '../src/index.ts'
import { where, type Mlflow } from '../src/index.ts'
import { all } from './all.ts'
import { runPython } from './python.ts'

const names = async (found: AsyncGenerator<{ readonly name: string }>): Promise<readonly string[]> =>
  (await all(found)).map(({ name }) => name)

/** Every call against a server, by name of what it is for. */
export function endpointsContract(mlflow: Mlflow): void {
  test('a run is created, filled, ended and read back', async () => {
    expect(await client.getExperimentByName(mlflow, { name: 'churn é' })).toBeNull()
    const experimentId = await client.createExperiment(mlflow, { name: 'churn é', tags: { team: 'a' } })
    const found = await client.getExperimentByName(mlflow, { name: 'churn é' })
    expect(found).toMatchObject({ experimentId, lifecycleStage: 'active', tags: { team: 'a' } })

    const { runId } = await client.createRun(mlflow, { experimentId, name: 'first', startTime: 1_000 })
    const params = Object.fromEntries(Array.from({ length: 130 }, (_, i) => [`p${i}`, String(i)]))
    const metrics = Array.from({ length: 1200 }, (_, step) => ({
      key: 'loss',
      value: 1 / (step + 1),
      timestamp: 2_000,
      step,
    }))
    await client.logBatch(mlflow, { runId, params, metrics, tags: { model: 'trees' } })
    await client.updateRun(mlflow, { runId, status: 'FINISHED', endTime: 3_000 })

    const run = await client.getRun(mlflow, { runId })
    expect(run).toMatchObject({ runId, name: 'first', experimentId, status: 'FINISHED', params })
    expect(run).toMatchObject({ tags: { model: 'trees' }, metrics: { loss: 1 / 1200 } })
    const history = await all(client.getMetricHistory(mlflow, { runId, key: 'loss', pageSize: 500 }))
    expect(history.map(({ step, value }) => ({ step, value }))).toEqual(
      metrics.map(({ step, value }) => ({ step, value })),
    )
  })

  test('a refusal carries the code of MLflow', async () => {
    await client.createExperiment(mlflow, { name: 'twice' })
    await expect(client.createExperiment(mlflow, { name: 'twice' })).rejects.toMatchObject({
      errorCode: 'RESOURCE_ALREADY_EXISTS',
      status: 400,
    })
    await expect(client.getRun(mlflow, { runId: 'nowhere' })).rejects.toMatchObject({
      errorCode: 'RESOURCE_DOES_NOT_EXIST',
    })
    await expect(client.getRun({ trackingUri: `${mlflow.trackingUri}/nowhere` }, { runId: 'r' })).rejects.toMatchObject(
      {
        errorCode: 'HTTP_ERROR',
        status: 404,
      },
    )
  })

  test('experiments are renamed, tagged, deleted, brought back and found', async () => {
    const experimentId = await client.getOrCreateExperiment(mlflow, { name: 'one' })
    expect(await client.getOrCreateExperiment(mlflow, { name: 'one' })).toBe(experimentId)
    await client.setExperimentTag(mlflow, { experimentId, key: 'team', value: "it's" })
    await client.setExperimentTag(mlflow, { experimentId, key: 'gone', value: 'x' })
    await client.deleteExperimentTag(mlflow, { experimentId, key: 'gone' })
    await client.updateExperiment(mlflow, { experimentId, name: 'two' })
    expect(await client.getExperiment(mlflow, { experimentId })).toMatchObject({ name: 'two', tags: { team: "it's" } })
    const filter = where.and(where.attribute('name', 'LIKE', 'tw%'), where.tag('team', '=', "it's"))
    expect(await names(client.searchExperiments(mlflow, { filter, pageSize: 1 }))).toEqual(['two'])
    await client.deleteExperiment(mlflow, { experimentId })
    expect(await names(client.searchExperiments(mlflow, { view: 'DELETED_ONLY' }))).toEqual(['two'])
    expect(await client.getOrCreateExperiment(mlflow, { name: 'two' })).toBe(experimentId)
    expect(await client.getExperiment(mlflow, { experimentId })).toMatchObject({ lifecycleStage: 'active' })
  })

  test('runs are found by every kind of condition, page after page', async () => {
    const experimentId = await client.createExperiment(mlflow, { name: 'many runs' })
    for (const name of ['a', 'b', 'c']) {
      const { runId } = await client.createRun(mlflow, { experimentId, name, startTime: 5, tags: { kind: name } })
      await client.logMetric(mlflow, { runId, key: 'roc auc', value: name === 'a' ? 0.5 : 0.9, timestamp: 6 })
      await client.logParam(mlflow, { runId, key: 'learner', value: `the "${name}" one` })
      await client.setTag(mlflow, { runId, key: 'éà', value: "o'clock" })
    }
    const search = (filter: string, orderBy = ['attributes.run_name DESC']) =>
      names(client.searchRuns(mlflow, { experimentIds: [experimentId], filter, orderBy, pageSize: 1 }))
    expect(await search('')).toEqual(['c', 'b', 'a'])
    expect(await search(where.metric('roc auc', '>', 0.6))).toEqual(['c', 'b'])
    expect(await search(where.param('learner', '=', 'the "b" one'))).toEqual(['b'])
    expect(await search(where.and(where.tag('éà', '=', "o'clock"), where.tag('kind', '!=', 'c')))).toEqual(['b', 'a'])
    expect(await search(where.attribute('run_name', 'ILIKE', '%B'))).toEqual(['b'])
    expect(await search(where.attribute('start_time', '<', 5))).toEqual([])
    const [{ runId }] = await all(client.searchRuns(mlflow, { experimentIds: [experimentId] }))
    await client.deleteTag(mlflow, { runId, key: 'éà' })
    await client.deleteRun(mlflow, { runId })
    expect(await client.getRun(mlflow, { runId })).toMatchObject({ lifecycleStage: 'deleted' })
    expect(await search('')).toHaveLength(2)
    await client.restoreRun(mlflow, { runId })
    expect((await client.getRun(mlflow, { runId })).tags).not.toHaveProperty('éà')
  })

  test('a metric that is not finite comes back', async () => {
    const experimentId = await client.createExperiment(mlflow, { name: 'not finite' })
    const { runId } = await client.createRun(mlflow, { experimentId, startTime: 1 })
    const metrics = [
      { key: 'none', value: NaN, timestamp: 1 },
      { key: 'large', value: Infinity, timestamp: 1 },
    ]
    await client.logBatch(mlflow, { runId, metrics })
    expect((await client.getRun(mlflow, { runId })).metrics).toEqual({ none: NaN, large: Number.MAX_VALUE })
  })

  test('every key that passes our check passes that of MLflow, and what fails ours fails there', async () => {
    const experimentId = await client.createExperiment(mlflow, { name: 'keys' })
    const { runId } = await client.createRun(mlflow, { experimentId, startTime: 1 })
    for (const key of ['a/b', 'a b-c.d:e', 'éà', '日本', '.a', 'x'.repeat(250)]) {
      await client.setTag(mlflow, { runId, key, value: key })
    }
    expect(Object.keys((await client.getRun(mlflow, { runId })).tags)).toContain('日本')
    for (const key of ['/a', 'a/', 'a//b', 'a/../b', '.', '..a', 'a,b', 'x'.repeat(251)]) {
      const body = JSON.stringify({ run_id: runId, key, value: '1' })
      const headers = { 'content-type': 'application/json' }
      const answer = await fetch(`${mlflow.trackingUri}/api/2.0/mlflow/runs/log-parameter`, {
        method: 'POST',
        body,
        headers,
      })
      expect([key, answer.status]).toEqual([key, 400])
    }
  })

  test('artifacts go up, are listed, come down and are removed', async () => {
    const experimentId = await client.createExperiment(mlflow, { name: 'artifacts' })
    const { artifactUri, runId } = await client.createRun(mlflow, { experimentId, startTime: 1 })
    const bytes = Uint8Array.from({ length: 100_000 }, (_, i) => i % 256)
    await client.uploadArtifact(mlflow, { artifactUri, path: 'a b/é?.bin', content: bytes })
    await client.uploadArtifact(mlflow, { artifactUri, path: 'a b/deep/x.txt', content: 'x' })
    await client.uploadArtifact(mlflow, { artifactUri, path: 'top.txt', content: 'zoë' })
    expect(await client.downloadArtifact(mlflow, { artifactUri, path: 'a b/é?.bin' })).toEqual(bytes)
    const walked = await all(client.walkArtifacts(mlflow, { artifactUri }))
    expect(walked.map(({ path, byteCount }) => [path, byteCount]).sort()).toEqual([
      ['a b/deep/x.txt', 1],
      ['a b/é?.bin', 100_000],
      ['top.txt', 4],
    ])
    await expect(client.downloadArtifact(mlflow, { artifactUri, path: 'a b/none' })).rejects.toMatchObject({
      errorCode: 'RESOURCE_DOES_NOT_EXIST',
    })
    expect(await client.listArtifacts(mlflow, { artifactUri, path: 'nowhere' })).toEqual([])
    const program = `
import json, mlflow.artifacts, sys
print(json.dumps(mlflow.artifacts.load_text('runs:/' + json.load(sys.stdin) + '/top.txt')))`
    expect(await runPython(program, mlflow.trackingUri, runId)).toBe('zoë')
    await client.deleteArtifact(mlflow, { artifactUri, path: 'top.txt' })
    expect((await client.listArtifacts(mlflow, { artifactUri })).map(({ path }) => path)).toEqual(['a b'])
  })

  test('a model is logged, registered, versioned, tagged, renamed and removed', async () => {
    const experimentId = await client.createExperiment(mlflow, { name: 'models' })
    const { runId } = await client.createRun(mlflow, { experimentId, startTime: 1 })
    const created = await client.createLoggedModel(mlflow, {
      experimentId,
      name: 'churn',
      sourceRunId: runId,
      tags: { a: '1', b: '2' },
    })
    const { modelId } = created
    expect(created).toMatchObject({ status: 'LOGGED_MODEL_PENDING', sourceRunId: runId })
    await client.logLoggedModelParams(mlflow, { modelId, params: { depth: '6' } })
    await client.setLoggedModelTags(mlflow, { modelId, tags: { a: '3' } })
    await client.deleteLoggedModelTag(mlflow, { modelId, key: 'b' })
    await client.finalizeLoggedModel(mlflow, { modelId, status: 'LOGGED_MODEL_READY' })
    await client.logOutputs(mlflow, { runId, modelIds: [modelId] })
    await client.logBatch(mlflow, { runId, metrics: [{ key: 'auc', value: 0.9, timestamp: 1, modelId }] })
    const logged = await client.getLoggedModel(mlflow, { modelId })
    expect(logged).toMatchObject({ status: 'LOGGED_MODEL_READY', params: { depth: '6' }, tags: { a: '3' } })
    expect(logged.tags).not.toHaveProperty('b')
    expect(logged.metrics).toMatchObject([{ key: 'auc', value: 0.9 }])
    expect((await client.getRun(mlflow, { runId })).modelIds).toEqual([modelId])
    const found = client.searchLoggedModels(mlflow, { experimentIds: [experimentId], filter: "name = 'churn'" })
    expect(await names(found)).toEqual(['churn'])

    const name = 'churn é'
    await client.ensureRegisteredModel(mlflow, { name })
    await client.ensureRegisteredModel(mlflow, { name })
    await client.deleteRegisteredModel(mlflow, { name })
    await client.createRegisteredModel(mlflow, { name, description: 'who leaves', tags: { team: 'a' } })
    const source = `models:/${modelId}`
    const { version } = await client.createModelVersion(mlflow, { name, source, runId, modelId })
    expect(version).toBe('1')
    await client.setAlias(mlflow, { name, version, alias: 'best' })
    await client.setModelVersionTag(mlflow, { name, version, key: 'checked', value: 'yes' })
    await client.updateModelVersion(mlflow, { name, version, description: 'the first' })
    expect(await client.getModelVersionByAlias(mlflow, { name, alias: 'best' })).toMatchObject({
      version: '1',
      source,
      runId,
      modelId,
      description: 'the first',
      tags: { checked: 'yes' },
    })
    expect(await client.getDownloadUri(mlflow, { name, version })).not.toBe('')
    await client.deleteModelVersionTag(mlflow, { name, version, key: 'checked' })
    await client.setRegisteredModelTag(mlflow, { name, key: 'team', value: 'b' })
    await client.updateRegisteredModel(mlflow, { name, description: 'who goes' })
    expect(await client.getRegisteredModel(mlflow, { name })).toEqual({
      name,
      description: 'who goes',
      tags: { team: 'b' },
      aliases: { best: '1' },
    })
    await client.deleteRegisteredModelTag(mlflow, { name, key: 'team' })
    const versions = client.searchModelVersions(mlflow, { filter: where.attribute('name', '=', name), pageSize: 1 })
    expect((await all(versions)).map(({ version }) => version)).toEqual(['1'])
    await client.deleteAlias(mlflow, { name, alias: 'best' })
    await expect(client.getModelVersionByAlias(mlflow, { name, alias: 'best' })).rejects.toBeInstanceOf(
      client.MlflowError,
    )
    await client.renameRegisteredModel(mlflow, { name, newName: 'leaving' })
    const models = client.searchRegisteredModels(mlflow, {
      filter: where.attribute('name', '=', 'leaving'),
      pageSize: 1,
    })
    expect(await names(models)).toEqual(['leaving'])
    await client.deleteModelVersion(mlflow, { name: 'leaving', version })
    await client.deleteRegisteredModel(mlflow, { name: 'leaving' })
    await expect(client.getRegisteredModel(mlflow, { name: 'leaving' })).rejects.toMatchObject({ status: 404 })
    await client.deleteLoggedModel(mlflow, { modelId })
    await expect(client.getLoggedModel(mlflow, { modelId })).rejects.toMatchObject({ status: 404 })
  })

  test('an input is a dataset of the run, by which it is found', async () => {
    const experimentId = await client.createExperiment(mlflow, { name: 'datasets' })
    const { runId } = await client.createRun(mlflow, { experimentId, startTime: 1 })
    const dataset = {
      name: 'rows',
      digest: await client.digestOf('rows'),
      sourceType: 'local',
      source: '{"uri":"rows.csv"}',
    }
    await client.logInputs(mlflow, { runId, datasets: [{ ...dataset, context: 'training' }] })
    const { name, digest } = dataset
    expect((await client.getRun(mlflow, { runId })).datasets).toEqual([{ name, digest, context: 'training' }])
    const filter = where.and(where.datasetField('name', '=', 'rows'), where.datasetField('context', 'IN', ['training']))
    expect(await all(client.searchRuns(mlflow, { experimentIds: [experimentId], filter }))).toHaveLength(1)
  })
}
