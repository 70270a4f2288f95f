import { CsvAnalyzerError, exporters, fromJson } from '@csvanalyzer/core'
import type { Evaluation, FittedPipeline, Leaderboard } from '@csvanalyzer/core'
import { logRun } from '@csvanalyzer/mlflow-client'
import type { LogRun, Mlflow } from '@csvanalyzer/mlflow-client'
import { eq } from 'drizzle-orm'
import type { PgBoss } from 'pg-boss'
import type { Logger } from '../logger.ts'
import type { Metrics } from '../metrics.ts'
import { blobKeys } from '../storage/blob-keys.ts'
import type { BlobStore } from '../storage/blob-store.ts'
import type { Database } from '../storage/database.ts'
import { dataset, job, model } from '../storage/schema.ts'
import { mlflowQueue } from './job-queue.ts'
import type { QueuedJob } from './job-queue.ts'

export interface MlflowLogDeps {
  readonly database: Database
  readonly boss: PgBoss
  readonly blobs: BlobStore
  readonly mlflow: Mlflow
  readonly experimentName: string
  readonly metrics: Metrics
  readonly log: Logger
}

/**
 * Writes every training that has ended well to MLflow, by a queue of its own: a tracking server that is down delays the
 * run, never the model.
 */
export async function startMlflowLog(deps: MlflowLogDeps): Promise<void> {
  const { boss, metrics, log } = deps
  await boss.work<QueuedJob>(
    mlflowQueue,
    { pollingIntervalSeconds: 2, notifyPollingIntervalSeconds: 2 },
    async ([{ data, signal }]) => {
      try {
        const runId = await logTraining(deps, data.jobId, signal)
        if (runId === null) return
        metrics.mlflowRun('logged')
        log.info({ modelId: data.jobId, runId }, 'training written to MLflow')
      } catch (error) {
        metrics.mlflowRun('failed')
        log.warn({ modelId: data.jobId, err: error }, 'training not written to MLflow; it is tried again')
        throw error
      }
    },
  )
}

export async function sendToMlflow(boss: PgBoss, jobId: string): Promise<void> {
  await boss.send(mlflowQueue, { jobId } satisfies QueuedJob)
}

/** Null when the model is gone, or has its run already. */
async function logTraining(deps: MlflowLogDeps, modelId: string, signal: AbortSignal): Promise<string | null> {
  const { database, blobs, mlflow, experimentName } = deps
  const [row] = await database.orm
    .select({ model, dataset, job })
    .from(model)
    .innerJoin(dataset, eq(dataset.id, model.datasetId))
    .innerJoin(job, eq(job.id, model.id))
    .where(eq(model.id, modelId))
  if (!row || row.model.mlflowRunId !== null) return null
  const read = async (key: string) => (await blobs.read(key)).toString('utf8')
  const pipeline = fromJson(await read(blobKeys.pipeline(modelId)))
  const { files, tags } = await modelFiles(pipeline)
  const training: LogRun = {
    experimentName,
    runName: row.model.name,
    pipeline,
    evaluation: JSON.parse(await read(blobKeys.evaluation(modelId))) as Evaluation,
    leaderboard: JSON.parse(await read(blobKeys.leaderboard(modelId))) as Leaderboard,
    modelFiles: files,
    dataset: {
      name: row.dataset.name,
      digest: row.dataset.sha256.slice(0, 36),
      source: `csvanalyzer:datasets/${row.dataset.id}`,
      rowCount: row.dataset.rowCount,
    },
    registeredModel: { name: registeredName(row.dataset, row.model.target), alias: 'newest' },
    startTime: row.job.startedAt?.getTime(),
    endTime: row.job.finishedAt?.getTime(),
    tags: {
      'mlflow.user': row.model.ownerId,
      'csvanalyzer.model': modelId,
      'csvanalyzer.hash': row.model.hash,
      ...tags,
    },
  }
  const { runId } = await logRun(mlflow, training, { signal })
  await database.orm.update(model).set({ mlflowRunId: runId }).where(eq(model.id, modelId))
  return runId
}

/** A pipeline that cannot be printed so (it reads free text, say) is logged without the model, and the run says why. */
async function modelFiles(pipeline: FittedPipeline): Promise<{
  readonly files: LogRun['modelFiles']
  readonly tags: { readonly [key: string]: string }
}> {
  try {
    return { files: await exporters.mlflow.files(pipeline), tags: {} }
  } catch (error) {
    if (!(error instanceof CsvAnalyzerError)) throw error
    return { files: null, tags: { 'csvanalyzer.no_model': error.message } }
  }
}

/** Readable, free of what MLflow forbids in names, and never the same for two datasets. */
function registeredName({ id, name }: { readonly id: string; readonly name: string }, target: string): string {
  const plain = (text: string) => text.replace(/[^\p{L}\p{N}]+/gu, '-').slice(0, 80)
  return `${plain(name)}-${plain(target)}-${id.slice(0, 8)}`
}
