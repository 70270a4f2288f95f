import { MessageChannel } from 'node:worker_threads'
import type { Job, PgBoss } from 'pg-boss'
import { Piscina } from 'piscina'
import { threadFile } from '../package-files.ts'
import { blobKeys } from '../storage/blob-keys.ts'
import type { BlobStore, BlobStoreOptions } from '../storage/blob-store.ts'
import type { Database } from '../storage/database.ts'
import type { Logger } from '../logger.ts'
import type { Metrics } from '../metrics.ts'
import { deadQueue, trainingQueue } from './job-queue.ts'
import type { QueuedJob } from './job-queue.ts'
import type { JobEvents } from './job-events.ts'
import type { JobRow, JobStore } from './job-store.ts'
import { progressWriter } from './progress-writer.ts'
import type { TrainedModel, TrainingOutcome, TrainingReport, TrainingTask } from './training-message.ts'

export const stopChannel = 'csva_job_stop'

/** A thread that was asked to stop and does not is ended after so long. */
const graceMilliseconds = 10_000

export interface WorkerDeps {
  readonly database: Database
  readonly boss: PgBoss
  readonly store: JobStore
  readonly events: JobEvents
  readonly blobs: BlobStore
  readonly blobOptions: BlobStoreOptions
  readonly metrics: Metrics
  readonly log: Logger
  /** Told of a model once it is on record. */
  readonly onModel?: (modelId: string) => Promise<void>
  readonly threads: number
  readonly megabytes: number
}

export interface TrainingWorker {
  /** Ends running trainings; the queue gives them out again. */
  close(): Promise<void>
}

/** Takes trainings from the queue, runs each in a thread of its own and writes down what it reports. */
export async function startTrainingWorker(deps: WorkerDeps): Promise<TrainingWorker> {
  const { database, boss, store, log, threads, megabytes } = deps
  const pool = new Piscina<TrainingTask, TrainingOutcome>({
    filename: threadFile('training-thread'),
    minThreads: 0,
    maxThreads: threads,
    idleTimeout: 30_000,
    resourceLimits: { maxOldGenerationSizeMb: megabytes },
  })
  const running = new Map<string, AbortController>()
  let closing = false
  const endListening = await database.listen(stopChannel, (jobId) => running.get(jobId)?.abort(new Error('cancelled')))
  if (database.kind === 'pglite') await returnOrphans(deps)

  await boss.work<QueuedJob>(
    trainingQueue,
    {
      localConcurrency: threads,
      pollingIntervalSeconds: 1,
      // A notification can come between two looks and be missed; a look a second costs nothing.
      notifyPollingIntervalSeconds: 1,
      heartbeatRefreshSeconds: 2,
    },
    async ([queued]) => {
      const stop = new AbortController()
      running.set(queued.data.jobId, stop)
      try {
        const stopped = await handle(deps, pool, queued, AbortSignal.any([stop.signal, queued.signal]))
        if (stopped && closing) await sendAgain(boss, store, queued.data.jobId)
      } finally {
        running.delete(queued.data.jobId)
      }
    },
  )
  await boss.work<QueuedJob>(
    deadQueue,
    { pollingIntervalSeconds: 2, notifyPollingIntervalSeconds: 2 },
    async ([queued]) => {
      await store.fail(queued.data.jobId, {
        code: 'worker-lost',
        message: 'the training ended without an answer three times, perhaps for lack of memory',
      })
    },
  )
  log.info({ threads }, 'training worker ready')

  return {
    async close() {
      closing = true
      for (const stop of running.values()) stop.abort(new Error('stopping'))
      await endListening()
      await pool.destroy()
    },
  }
}

/**
 * The embedded database belongs to one process: what it says is running when that process starts was cut off by a
 * crash, and need not wait until the queue notices the silence.
 */
async function returnOrphans({ boss, store, log }: WorkerDeps): Promise<void> {
  for (const jobId of await store.running()) {
    const cutOff = await boss.findJobs<QueuedJob>(trainingQueue, { data: { jobId } })
    await boss.deleteJob(
      trainingQueue,
      cutOff.map(({ id }) => id),
    )
    await sendAgain(boss, store, jobId)
    log.warn({ jobId }, 'training was cut off; it starts again')
  }
}

async function sendAgain(boss: PgBoss, store: JobStore, jobId: string): Promise<void> {
  if (await store.requeue(jobId)) await boss.send(trainingQueue, { jobId } satisfies QueuedJob)
}

/** @returns whether the training was stopped before its end. */
async function handle(
  deps: WorkerDeps,
  pool: Piscina<TrainingTask, TrainingOutcome>,
  queued: Job<QueuedJob>,
  signal: AbortSignal,
): Promise<boolean> {
  const { store, blobs, metrics, log } = deps
  const { jobId } = queued.data
  const row = await store.start(jobId)
  if (!row) return false
  if (row.attempt === 1) metrics.waited((Date.now() - row.createdAt.getTime()) / 1000)
  const end = metrics.trainingStarted()
  try {
    const outcome = await train(deps, pool, row, signal)
    if (outcome.kind === 'refused') {
      await store.fail(jobId, { code: outcome.code, message: outcome.message })
      end({ task: 'unknown', learner: 'none', outcome: 'failed' })
    } else if (outcome.kind === 'trained') {
      const kept = await store.finish(jobId, toModel(row, outcome.model))
      if (kept) await deps.onModel?.(jobId)
      else await blobs.deleteAll(blobKeys.model(jobId))
      end({ task: outcome.model.task, learner: outcome.model.learner, outcome: kept ? 'done' : 'cancelled' })
    } else {
      await blobs.deleteAll(blobKeys.model(jobId))
      await store.failIfToKeepBest(jobId)
      end({ task: 'unknown', learner: 'none', outcome: 'cancelled' })
    }
    return outcome.kind === 'stopped'
  } catch (error) {
    log.warn({ jobId, attempt: row.attempt, err: error }, 'training attempt ended early')
    throw error
  }
}

/** @throws whatever ended the thread before it could answer: the queue then gives the job out again. */
async function train(
  { events, blobOptions, log }: WorkerDeps,
  pool: Piscina<TrainingTask, TrainingOutcome>,
  row: JobRow,
  signal: AbortSignal,
): Promise<TrainingOutcome> {
  const { port1: here, port2: there } = new MessageChannel()
  const kill = new AbortController()
  let timer: NodeJS.Timeout | undefined
  const stop = () => {
    here.postMessage('stop')
    timer = setTimeout(() => kill.abort(), graceMilliseconds)
  }
  if (signal.aborted) stop()
  else signal.addEventListener('abort', stop, { once: true })

  const progress = progressWriter(
    (data) => events.append(row.id, 'progress', data),
    (error) => log.warn({ err: error }, 'progress not written'),
  )
  here.on('message', (report: TrainingReport) => progress.push(report))
  const task: TrainingTask = {
    modelId: row.id,
    datasetId: row.datasetId,
    spec: row.spec,
    blobs: blobOptions,
    port: there,
  }
  try {
    const outcome = await pool.run(task, { name: 'train', transferList: [there], signal: kill.signal })
    await progress.flush()
    return outcome
  } finally {
    clearTimeout(timer)
    signal.removeEventListener('abort', stop)
    here.close()
  }
}

function toModel(row: JobRow, trained: TrainedModel) {
  return {
    id: row.id,
    ownerId: row.ownerId,
    datasetId: row.datasetId,
    name: `${row.spec.target} of ${row.spec.datasetName}`,
    target: row.spec.target,
    ...trained,
  }
}
