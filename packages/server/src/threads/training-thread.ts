import { CsvAnalyzerError, fit, hashPipeline, load, toJson } from '@csvanalyzer/core'
import type { Fitted, Leaderboard, LearnerName, LoadOptions, Progress } from '@csvanalyzer/core'
import { blobKeys } from '../storage/blob-keys.ts'
import type { BlobStore } from '../storage/blob-store.ts'
import { openBlobStore } from '../storage/open-blob-store.ts'
import type { TrainedModel, TrainingOutcome, TrainingReport, TrainingTask } from '../jobs/training-message.ts'

/** Loads, fits and puts the model into the file store; the same task again overwrites the same files. */
export async function train(task: TrainingTask): Promise<TrainingOutcome> {
  const stop = new AbortController()
  task.port.on('message', (word: unknown) => word === 'stop' && stop.abort(new Error('stopped')))
  try {
    return { kind: 'trained', model: await trainAndStore(task, stop.signal) }
  } catch (error) {
    if (stop.signal.aborted) return { kind: 'stopped' }
    if (error instanceof CsvAnalyzerError) return { kind: 'refused', code: error.code, message: error.message }
    throw error
  } finally {
    task.port.close()
  }
}

async function trainAndStore(
  { modelId, datasetId, spec, blobs: blobOptions, port }: TrainingTask,
  signal: AbortSignal,
): Promise<TrainedModel> {
  const begin = performance.now()
  const blobs = openBlobStore(blobOptions)
  const onProgress = ({ stage, done, total, message, detail }: Progress) =>
    port.postMessage({ stage, done, total, message, detail } satisfies TrainingReport)
  const { loadOptions, datasetName, plan, target, positive, learners, effort, maxSeconds, seed } = spec
  const dataset = await load(await blobs.read(blobKeys.datasetSource(datasetId)), {
    ...(loadOptions as LoadOptions),
    name: datasetName,
    signal,
    onProgress,
  })
  const fitted = await fit(dataset, {
    target,
    plan,
    positive,
    learners: learners as readonly LearnerName[] | undefined,
    effort,
    maxSeconds,
    seed,
    signal,
    onProgress,
  })
  const byteCount = await store(blobs, modelId, fitted)
  return describe(fitted, byteCount, (performance.now() - begin) / 1000)
}

/** The pipeline goes last: where it is, the rest is too. */
async function store(
  blobs: BlobStore,
  id: string,
  { pipeline, leaderboard, evaluation, findings }: Fitted,
): Promise<number> {
  await blobs.put(blobKeys.leaderboard(id), JSON.stringify(leaderboard))
  await blobs.put(blobKeys.evaluation(id), JSON.stringify(evaluation))
  await blobs.put(blobKeys.findings(id), JSON.stringify(findings))
  return (await blobs.put(blobKeys.pipeline(id), toJson(pipeline))).byteCount
}

function describe(
  { pipeline, leaderboard, evaluation }: Fitted,
  byteCount: number,
  trainingSeconds: number,
): TrainedModel {
  const chosen = chosenOf(leaderboard)
  const { metric } = leaderboard
  const estimate = evaluation.metrics[metric]
  return {
    task: pipeline.task,
    learner: chosen.learner,
    metric,
    score: estimate?.value ?? chosen.score,
    lower: estimate?.lower ?? null,
    upper: estimate?.upper ?? null,
    baseline: evaluation.baselines[0]?.metrics[metric] ?? null,
    hash: hashPipeline(pipeline),
    byteCount,
    trainingSeconds,
  }
}

function chosenOf({ candidates }: Leaderboard) {
  const chosen = candidates.find((candidate) => candidate.chosen)
  if (!chosen) throw new Error('a leaderboard without a chosen candidate')
  return chosen
}
