import { PgBoss } from 'pg-boss'
import type { Database } from '../storage/database.ts'

export const trainingQueue = 'train'
/** Where the queue puts a job whose last attempt died without a word. */
export const deadQueue = 'train-dead'

/** Trainings that are to be written to MLflow. */
export const mlflowQueue = 'mlflow'

export interface QueuedJob {
  readonly jobId: string
}

export interface QueueTiming {
  /** A worker that has been silent for so long is taken for dead, and its job is given to another; at least 10. */
  readonly heartbeatSeconds: number
  readonly superviseSeconds: number
}

export const usualTiming: QueueTiming = { heartbeatSeconds: 30, superviseSeconds: 10 }

/** pg-boss on our own database: a job that is sent is done once, or retried where its worker dies. */
export async function openJobQueue(
  database: Database,
  onError: (error: unknown) => void,
  { heartbeatSeconds, superviseSeconds }: QueueTiming = usualTiming,
): Promise<PgBoss> {
  const boss = new PgBoss({
    ...database.queue,
    superviseIntervalSeconds: superviseSeconds,
    monitorIntervalSeconds: superviseSeconds,
    schedule: false,
  })
  boss.on('error', onError)
  await boss.start()
  await boss.createQueue(deadQueue, { notify: true })
  await boss.createQueue(trainingQueue, {
    notify: true,
    heartbeatSeconds,
    expireInSeconds: 24 * 3600 - 1,
    retryLimit: 2,
    retryDelay: 1,
    deadLetter: deadQueue,
  })
  // Tried for about two days.
  await boss.createQueue(mlflowQueue, {
    notify: true,
    expireInSeconds: 900,
    retryLimit: 40,
    retryDelay: 5,
    retryBackoff: true,
    retryDelayMax: 3600,
  })
  return boss
}
