// A training in JavaScript becomes a run of MLflow, and its model answers in Python: `python score.py` asks it.
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { exporters, fit, load } from '@csvanalyzer/core'
import { digestOf, fromEnvironment, getRun, logRun, searchRuns, where } from '@csvanalyzer/mlflow-client'

const mlflow = fromEnvironment(process.env) ?? { trackingUri: 'http://localhost:5000' }
const path = fileURLToPath(new URL('../data/penguins.csv', import.meta.url))
const startTime = Date.now()
const dataset = await load(path)
const { pipeline, evaluation, leaderboard } = await fit(dataset, { target: 'species', effort: 'low', seed: 7 })

const { runId, experimentId, version, modelUri } = await logRun(mlflow, {
  experimentName: 'penguins',
  runName: 'species, low effort',
  pipeline,
  evaluation,
  leaderboard,
  modelFiles: await exporters.mlflow.files(pipeline),
  dataset: { name: 'penguins', digest: await digestOf(await readFile(path)), source: path, rowCount: dataset.rowCount },
  registeredModel: { name: 'species', alias: 'champion' },
  startTime,
})
console.log(`version ${version} is ${modelUri}`)

const { status, metrics, datasets } = await getRun(mlflow, { runId })
console.log(
  `the run is ${status}: ${evaluation.metric} ${metrics[evaluation.metric].toFixed(3)} on ${datasets[0].name}`,
)

const filter = where.tag('mlflow.parentRunId', '=', runId)
for await (const { name, params } of searchRuns(mlflow, { experimentIds: [experimentId], filter })) {
  console.log(`tried: ${name} (${params.learner})`)
}
