import { createModelVersion } from '../endpoints/create-model-version.ts'
import { createRun } from '../endpoints/create-run.ts'
import { logBatch } from '../endpoints/log-batch.ts'
import { logInputs } from '../endpoints/log-inputs.ts'
import { setAlias } from '../endpoints/set-alias.ts'
import { updateRun } from '../endpoints/update-run.ts'
import { uploadArtifact } from '../endpoints/upload-artifact.ts'
import { ensureRegisteredModel, getOrCreateExperiment } from '../get-or-create.ts'
import type { CallOptions, Mlflow } from '../mlflow.ts'
import type { Run } from '../run.ts'
import { datasetInput } from './dataset-input.ts'
import { logCandidate } from './log-candidate.ts'
import { logModel } from './log-model.ts'
import { runMetrics } from './run-metrics.ts'
import { runParams } from './run-params.ts'
import type { LogRun } from './training-to-log.ts'

export interface LoggedRun {
  readonly experimentId: string
  readonly runId: string
  /** Null without `modelFiles`. */
  readonly modelId: string | null
  /** Null without `registeredModel`. */
  readonly version: string | null
  /** What `mlflow.pyfunc.load_model` takes; null without `modelFiles`. */
  readonly modelUri: string | null
}

interface Times {
  readonly startTime: number
  readonly endTime: number
}

/** Writes one training as a run of MLflow 3: params, metrics, dataset, logged model, version with alias, a child run per candidate. */
export async function logRun(mlflow: Mlflow, training: LogRun, options?: CallOptions): Promise<LoggedRun> {
  const { endTime = Date.now(), startTime = endTime } = training
  const times = { startTime, endTime }
  const experimentId = await getOrCreateExperiment(mlflow, { name: training.experimentName }, options)
  const run = await createRun(
    mlflow,
    { experimentId, name: training.runName, startTime, tags: tagsOfRun(training) },
    options,
  )
  try {
    const logged = await fillRun(mlflow, training, run, times, options)
    await updateRun(mlflow, { runId: run.runId, status: 'FINISHED', endTime }, options)
    return logged
  } catch (error) {
    // Said without the signal, which may be what ended it; the first error is the one that counts.
    await updateRun({ ...mlflow, retries: 0 }, { runId: run.runId, status: 'FAILED', endTime }).catch(() => undefined)
    throw error
  }
}

/** In the order that fills the pages of MLflow 3: the model must be there before a metric can name it. */
async function fillRun(
  mlflow: Mlflow,
  training: LogRun,
  { runId, experimentId, artifactUri }: Run,
  { startTime, endTime }: Times,
  options?: CallOptions,
): Promise<LoggedRun> {
  const { pipeline, evaluation, leaderboard, dataset } = training
  const params = runParams(pipeline, leaderboard)
  await logBatch(mlflow, { runId, params }, options)
  if (dataset) await logInputs(mlflow, { runId, datasets: [datasetInput(dataset, pipeline)] }, options)

  const modelId = await logModel(mlflow, { ...training, runId, experimentId, params }, options)
  const of = {
    ...(modelId !== null && { modelId }),
    ...(dataset && { datasetName: dataset.name, datasetDigest: dataset.digest }),
  }
  await logBatch(mlflow, { runId, metrics: runMetrics(evaluation, leaderboard, endTime, of) }, options)
  for (const [path, content] of Object.entries(artifactsOf(training))) {
    await uploadArtifact(mlflow, { artifactUri, path, content }, options)
  }
  for (const candidate of leaderboard.candidates) {
    await logCandidate(mlflow, { candidate, leaderboard, experimentId, runId, startTime, endTime }, options)
  }
  const version = modelId === null ? null : await register(mlflow, training, runId, modelId, options)
  return { experimentId, runId, modelId, version, modelUri: uriOf(training, modelId, version) }
}

async function register(
  mlflow: Mlflow,
  { registeredModel, leaderboard }: LogRun,
  runId: string,
  modelId: string,
  options?: CallOptions,
): Promise<string | null> {
  if (!registeredModel) return null
  const { name, alias } = registeredModel
  await ensureRegisteredModel(mlflow, { name }, options)
  const source = `models:/${modelId}`
  const made = { name, source, runId, modelId, description: leaderboard.reason }
  const { version } = await createModelVersion(mlflow, made, options)
  if (alias !== undefined) await setAlias(mlflow, { name, alias, version }, options)
  return version
}

function uriOf({ registeredModel }: LogRun, modelId: string | null, version: string | null): string | null {
  if (!registeredModel || version === null) return modelId === null ? null : `models:/${modelId}`
  const { name, alias } = registeredModel
  return alias === undefined ? `models:/${name}/${version}` : `models:/${name}@${alias}`
}

function tagsOfRun({ pipeline, leaderboard, tags }: LogRun): { readonly [key: string]: string } {
  return {
    'mlflow.source.name': 'csvanalyzer',
    'mlflow.source.type': 'LOCAL',
    'mlflow.note.content': leaderboard.reason,
    'csvanalyzer.library': pipeline.library,
    ...tags,
  }
}

function artifactsOf({ evaluation, leaderboard, artifacts }: LogRun): NonNullable<LogRun['artifacts']> {
  return {
    'evaluation.json': JSON.stringify(evaluation),
    'leaderboard.json': JSON.stringify(leaderboard),
    ...artifacts,
  }
}
