import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { exporters, fit, load, predict } from '@csvanalyzer/core'
import { beforeAll, expect, test } from 'vitest'
import { digestOf, getRun, logRun, searchRuns, type LoggedRun, type Mlflow } from '../src/index.ts'
import { all } from './all.ts'
import { runPython } from './python.ts'

const file = fileURLToPath(new URL('../../../examples/data/penguins.csv', import.meta.url))
const csv = readFileSync(file)

/** What Python's own client sees of the run, and what the model answers there. */
const readBack = `
import json, sys
import mlflow, pandas as pd
from mlflow import MlflowClient
asked = json.load(sys.stdin)
client = MlflowClient()
run = client.get_run(asked['runId'])
model = client.get_logged_model(asked['modelId'])
version = client.get_model_version_by_alias(asked['name'], 'best')
loaded = mlflow.pyfunc.load_model('models:/' + asked['name'] + '@best')
frame = pd.read_csv(asked['file'])
children = client.search_runs([run.info.experiment_id], f"tags.mlflow.parentRunId = '{run.info.run_id}'")
print(json.dumps({
    'status': run.info.status,
    'metrics': run.data.metrics,
    'params': run.data.params,
    'tags': {key: value for key, value in run.data.tags.items() if key != 'mlflow.log-model.history'},
    'dataset': [[i.dataset.name, i.dataset.digest, i.dataset.source_type, i.tags[0].value, json.loads(i.dataset.profile)] for i in run.inputs.dataset_inputs],
    'outputs': [output.model_id for output in run.outputs.model_outputs],
    'model': {'status': str(model.status), 'run': model.source_run_id, 'metrics': {m.key: [m.value, m.dataset_name] for m in model.metrics}},
    'version': {'version': str(version.version), 'run': version.run_id, 'source': version.source},
    'loaded': {'run': loaded.metadata.run_id, 'model': loaded.metadata.model_id, 'flavors': sorted(loaded.metadata.flavors)},
    'artifacts': sorted(a.path for a in client.list_artifacts(asked['runId'])),
    'children': [[c.data.tags['mlflow.runName'], c.info.status, len(client.get_metric_history(c.info.run_id, 'fold/' + asked['metric']))] for c in children],
    'folds': [m.value for m in client.get_metric_history(asked['runId'], 'fold/' + asked['metric'])],
    'predictions': loaded.predict(frame).to_dict(orient='list'),
}))
`

/** A fitted pipeline and its evaluation, written by us and read by Python. */
export function logRunContract(mlflow: Mlflow): void {
  const training = async () => {
    const { pipeline, evaluation, leaderboard } = await fit(await load(csv), {
      target: 'species',
      effort: 'low',
      seed: 7,
    })
    const modelFiles = await exporters.mlflow.files(pipeline)
    const dataset = { name: 'penguins', digest: await digestOf(csv), source: 'penguins.csv', rowCount: 344 }
    return { experimentName: 'species', pipeline, evaluation, leaderboard, modelFiles, dataset }
  }
  let logged: LoggedRun
  let given: Awaited<ReturnType<typeof training>>
  beforeAll(async () => {
    given = await training()
    const registeredModel = { name: 'penguins', alias: 'best' }
    logged = await logRun(mlflow, {
      ...given,
      registeredModel,
      runName: 'first',
      artifacts: { 'notes/a.txt': 'zoë' },
      startTime: 1_000,
      endTime: 2_000,
    })
  }, 240_000)

  test('becomes a run with dataset, model, version and a child for each candidate', { timeout: 240_000 }, async () => {
    const { pipeline, evaluation, leaderboard, dataset } = given
    expect(logged).toMatchObject({ version: '1', modelUri: 'models:/penguins@best' })
    const { runId, modelId } = logged
    const seen = (await runPython(readBack, mlflow.trackingUri, {
      runId,
      modelId,
      name: 'penguins',
      file,
      metric: leaderboard.metric,
    })) as Seen

    expect(seen).toMatchObject({ status: 'FINISHED', outputs: [modelId] })
    expect(seen.params).toMatchObject({ target: 'species', task: 'multiclass', metric: leaderboard.metric })
    expect(seen.tags).toMatchObject({ 'mlflow.runName': 'first', 'mlflow.source.type': 'LOCAL' })
    for (const [name, { value, lower }] of Object.entries(evaluation.metrics)) {
      expect(seen.metrics[name]).toBe(value)
      expect(seen.metrics[`interval/${name}.lower`]).toBe(lower)
      expect(seen.model.metrics[name]).toEqual([value, 'penguins'])
    }
    const columns = pipeline.inputs.length + 1
    expect(seen.dataset).toEqual([
      ['penguins', dataset.digest, 'local', 'training', { num_rows: 344, num_elements: 344 * columns }],
    ])
    expect(seen.model).toMatchObject({ status: 'READY', run: runId })
    expect(seen.version).toEqual({ version: '1', run: runId, source: `models:/${modelId}` })
    expect(seen.loaded).toEqual({ run: runId, model: modelId, flavors: ['onnx', 'python_function'] })
    expect(seen.artifacts).toEqual(['evaluation.json', 'leaderboard.json', 'notes'])

    const tried = leaderboard.candidates.filter(({ state }) => state === 'done' || state === 'failed')
    expect(seen.children.toSorted()).toEqual(
      tried
        .map(({ title, state, foldScores }) => [title, state === 'done' ? 'FINISHED' : 'FAILED', foldScores.length])
        .sort(),
    )
    expect(seen.folds).toEqual(leaderboard.candidates.find(({ chosen }) => chosen)!.foldScores)

    const ours = predict(pipeline, await load(csv))
    expect(seen.predictions.label).toEqual(ours.texts)
    pipeline.classes.forEach((name, k) =>
      seen.predictions[`probability_${name}`].forEach((p, row) =>
        expect(p).toBeCloseTo(ours.prediction.values[row * pipeline.classes.length + k], 12),
      ),
    )
  })

  test('again is the next version, to which the alias moves', { timeout: 120_000 }, async () => {
    const again = await logRun(mlflow, { ...given, registeredModel: { name: 'penguins', alias: 'best' } })
    expect(again).toMatchObject({ version: '2', experimentId: logged.experimentId })
    const { leaderboard, experimentId } = { ...given, ...logged }
    const filter = "tags.`csvanalyzer.library` != ''"
    expect(await all(searchRuns(mlflow, { experimentIds: [experimentId], filter }))).toHaveLength(2)
    expect(leaderboard.candidates.length).toBeGreaterThan(1)
  })

  test('that fails on the way is a failed run, and the first error is thrown', { timeout: 60_000 }, async () => {
    const modelFiles = { '../outside': new Uint8Array() }
    const failing = logRun(mlflow, { ...given, experimentName: 'failing', modelFiles })
    await expect(failing).rejects.toMatchObject({ errorCode: 'INVALID_PARAMETER_VALUE' })
    const program = `
import json, mlflow
client = mlflow.MlflowClient()
experiment = client.get_experiment_by_name('failing').experiment_id
print(json.dumps([[run.info.status, run.info.run_id] for run in client.search_runs([experiment])] + [[str(m.status) for m in client.search_logged_models([experiment])]]))`
    const [[status, runId], models] = (await runPython(program, mlflow.trackingUri, null)) as string[][]
    expect([status, models]).toEqual(['FAILED', ['FAILED']])
    expect((await getRun(mlflow, { runId })).endTime).not.toBeNull()
  })
}

interface Seen {
  readonly status: string
  readonly metrics: { readonly [name: string]: number }
  readonly params: { readonly [name: string]: string }
  readonly tags: { readonly [name: string]: string }
  readonly dataset: unknown
  readonly outputs: readonly string[]
  readonly model: {
    readonly status: string
    readonly run: string
    readonly metrics: { readonly [name: string]: unknown }
  }
  readonly version: unknown
  readonly loaded: unknown
  readonly artifacts: readonly string[]
  readonly children: readonly (readonly [string, string, number])[]
  readonly folds: readonly number[]
  readonly predictions: { readonly [output: string]: readonly (string & number)[] }
}
