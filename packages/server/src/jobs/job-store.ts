import { and, eq, inArray, sql } from 'drizzle-orm'
import type { Database } from '../storage/database.ts'
import { job, model } from '../storage/schema.ts'
import type { JobEvents } from './job-events.ts'
import type { JobProblem } from './training-spec.ts'

export type JobRow = typeof job.$inferSelect
export type NewModel = typeof model.$inferInsert

/** The life of a job: each step is one conditional update, so that of two processes only one takes it. */
export function jobStore({ orm }: Database, events: JobEvents) {
  /** Null when the job has ended meanwhile, or is gone. */
  async function start(id: string): Promise<JobRow | null> {
    const [row] = await orm
      .update(job)
      .set({ state: 'running', attempt: sql`${job.attempt} + 1`, startedAt: new Date() })
      .where(and(eq(job.id, id), inArray(job.state, ['queued', 'running'])))
      .returning()
    if (row) await events.append(id, 'started', { attempt: row.attempt })
    return row ?? null
  }

  /** Puts the model on record and ends the job in one transaction; a job that was cancelled meanwhile leaves none. */
  async function finish(id: string, made: NewModel): Promise<boolean> {
    const finished = await orm.transaction(async (tx) => {
      const [row] = await tx
        .update(job)
        .set({ state: 'done', finishedAt: new Date(), problem: null })
        .where(and(eq(job.id, id), eq(job.state, 'running')))
        .returning({ id: job.id })
      if (row) await tx.insert(model).values(made).onConflictDoUpdate({ target: model.id, set: made })
      return row !== undefined
    })
    if (finished) await events.append(id, 'done', { modelId: made.id })
    return finished
  }

  async function fail(id: string, problem: JobProblem): Promise<void> {
    const [row] = await orm
      .update(job)
      .set({ state: 'failed', finishedAt: new Date(), problem })
      .where(and(eq(job.id, id), inArray(job.state, ['queued', 'running'])))
      .returning({ id: job.id })
    if (row) await events.append(id, 'failed', { ...problem })
  }

  async function cancel(id: string): Promise<boolean> {
    const [row] = await orm
      .update(job)
      .set({ state: 'cancelled', finishedAt: new Date(), stopRequested: 'cancel' })
      .where(and(eq(job.id, id), inArray(job.state, ['queued', 'running'])))
      .returning({ id: job.id })
    if (row) await events.append(id, 'cancelled', {})
    return row !== undefined
  }

  /** Asks the worker to end the search and keep the best model so far. */
  async function stopAndKeepBest(id: string): Promise<boolean> {
    const [row] = await orm
      .update(job)
      .set({ stopRequested: 'keep-best' })
      .where(and(eq(job.id, id), eq(job.state, 'running')))
      .returning({ id: job.id })
    return row !== undefined
  }

  /** A search that was stopped before it had any model has nothing to keep. */
  async function failIfToKeepBest(id: string): Promise<void> {
    const [row] = await orm.select({ stopRequested: job.stopRequested }).from(job).where(eq(job.id, id))
    if (row?.stopRequested !== 'keep-best') return
    await fail(id, { code: 'stopped-early', message: 'the training was stopped before the first model was ready' })
  }

  /** Back to the queue, as if it had not begun. */
  async function requeue(id: string): Promise<boolean> {
    const [row] = await orm
      .update(job)
      .set({ state: 'queued', startedAt: null })
      .where(and(eq(job.id, id), eq(job.state, 'running')))
      .returning({ id: job.id })
    if (row) await events.append(id, 'queued', {})
    return row !== undefined
  }

  async function running(): Promise<readonly string[]> {
    const rows = await orm.select({ id: job.id }).from(job).where(eq(job.state, 'running'))
    return rows.map(({ id }) => id)
  }

  return { start, finish, fail, cancel, stopAndKeepBest, failIfToKeepBest, requeue, running }
}

export type JobStore = ReturnType<typeof jobStore>
