import { randomUUID } from 'node:crypto'
import { CsvAnalyzerError } from '@csvanalyzer/core'
import type { CleaningPlan } from '@csvanalyzer/core'
import { and, eq, inArray, sql } from 'drizzle-orm'
import { fromDrizzle } from 'pg-boss'
import type { PgBoss } from 'pg-boss'
import type { Principal } from '../auth/principal.ts'
import { trainingQueue } from '../jobs/job-queue.ts'
import type { QueuedJob } from '../jobs/job-queue.ts'
import type { JobEvent, JobEvents } from '../jobs/job-events.ts'
import type { JobStore } from '../jobs/job-store.ts'
import { stopChannel } from '../jobs/training-worker.ts'
import type { JobProblem, JobState, TrainingSpec } from '../jobs/training-spec.ts'
import type { Database } from '../storage/database.ts'
import { job } from '../storage/schema.ts'
import type { Page } from './cursor.ts'
import type { DatasetService } from './dataset-service.ts'
import { newestFirst, toPage } from './newest-first.ts'
import type { PageRequest } from './newest-first.ts'
import type { PlanService } from './plan-service.ts'

export interface TrainingRequest {
  readonly target: string
  /** Absent: the saved plan, else the suggested one; null: no cleaning. */
  readonly plan?: CleaningPlan | null
  readonly positive?: string
  readonly learners?: readonly string[]
  readonly effort: 'low' | 'medium' | 'high'
  readonly maxSeconds?: number
  readonly seed: number
}

export interface JobInfo {
  readonly id: string
  readonly kind: 'train'
  readonly state: JobState
  readonly datasetId: string
  readonly datasetName: string
  readonly target: string
  readonly effort: string
  readonly attempt: number
  readonly problem: JobProblem | null
  /** Of the model, once the job is done. */
  readonly modelId: string | null
  readonly createdAt: string
  readonly startedAt: string | null
  readonly finishedAt: string | null
}

export interface JobDeps {
  readonly database: Database
  readonly boss: PgBoss
  readonly store: JobStore
  readonly events: JobEvents
  readonly datasets: DatasetService
  readonly plans: PlanService
  /** Waiting or running at a time: one person must not take all workers. */
  readonly jobsPerPerson: number
}

export function jobService({ database, boss, store, events, datasets, plans, jobsPerPerson }: JobDeps) {
  const { orm } = database

  /** The row and its place in the queue come about together or not at all. */
  async function train(principal: Principal, datasetId: string, request: TrainingRequest): Promise<JobInfo> {
    const row = await datasets.own(principal, datasetId)
    await refuseTooMany(principal)
    const known = (await datasets.get(principal, datasetId)).summary.columns
    if (!known.some(({ name }) => name === request.target))
      throw unknownTarget(
        request.target,
        known.map(({ name }) => name),
      )
    const plan = request.plan === null ? 'none' : (request.plan ?? (await plans.newest(datasetId)) ?? 'suggested')
    const spec: TrainingSpec = { ...request, plan, datasetName: row.name, loadOptions: row.loadOptions }
    const id = randomUUID()
    const created = await orm.transaction(async (tx) => {
      const [inserted] = await tx
        .insert(job)
        .values({ id, ownerId: principal.userId, datasetId, kind: 'train', state: 'queued', spec })
        .returning()
      await boss.send(trainingQueue, { jobId: id } satisfies QueuedJob, { db: fromDrizzle(tx, sql) })
      return inserted
    })
    await events.append(id, 'queued', {})
    return toInfo(created)
  }

  async function refuseTooMany({ userId }: Principal): Promise<void> {
    const open = and(eq(job.ownerId, userId), inArray(job.state, ['queued', 'running']))
    if ((await orm.$count(job, open)) < jobsPerPerson) return
    throw new CsvAnalyzerError(
      'too-many-jobs',
      `you have ${jobsPerPerson} trainings waiting or running; wait for one to end, or cancel one`,
      { jobsPerPerson },
    )
  }

  async function list(
    principal: Principal,
    page: PageRequest & { readonly datasetId?: string },
  ): Promise<Page<JobInfo>> {
    const { orderBy, after } = newestFirst(job, page.cursor)
    const ofDataset = page.datasetId === undefined ? undefined : eq(job.datasetId, page.datasetId)
    const rows = await orm
      .select()
      .from(job)
      .where(and(eq(job.ownerId, principal.userId), ofDataset, after))
      .orderBy(...orderBy)
      .limit(page.limit + 1)
    return toPage(rows, page.limit, toInfo)
  }

  async function get(principal: Principal, id: string): Promise<JobInfo> {
    const [row] = await orm
      .select()
      .from(job)
      .where(and(eq(job.id, id), eq(job.ownerId, principal.userId)))
    if (!row) throw new CsvAnalyzerError('not-found', `there is no job ${id}`, { id })
    return toInfo(row)
  }

  async function cancel(principal: Principal, id: string): Promise<JobInfo> {
    const { state } = await get(principal, id)
    if (!(await store.cancel(id)) && state !== 'cancelled') {
      throw new CsvAnalyzerError('job-not-running', `the job is ${state} and cannot be cancelled`, { id, state })
    }
    await database.notify(stopChannel, id)
    return get(principal, id)
  }

  /** The search ends, its best model so far is kept; the job is done once that is stored. */
  async function stop(principal: Principal, id: string): Promise<JobInfo> {
    const { state } = await get(principal, id)
    if (!(await store.stopAndKeepBest(id))) {
      throw new CsvAnalyzerError(
        'job-not-running',
        `the job is ${state}; only a running one can be stopped, a queued one cancelled`,
        { id, state },
      )
    }
    await database.notify(stopChannel, id)
    return get(principal, id)
  }

  async function follow(
    principal: Principal,
    id: string,
    seq: number,
    signal: AbortSignal,
  ): Promise<AsyncGenerator<JobEvent>> {
    await get(principal, id)
    return events.follow(id, seq, signal)
  }

  /** Whether everything up to the end of the job has been seen. */
  async function hasMore(principal: Principal, id: string, seq: number): Promise<boolean> {
    const { state } = await get(principal, id)
    if (state === 'queued' || state === 'running') return true
    return (await events.after(id, seq, 1)).length > 0
  }

  return { train, list, get, cancel, stop, follow, hasMore }
}

export type JobService = ReturnType<typeof jobService>

function toInfo(row: typeof job.$inferSelect): JobInfo {
  return {
    id: row.id,
    kind: row.kind,
    state: row.state,
    datasetId: row.datasetId,
    datasetName: row.spec.datasetName,
    target: row.spec.target,
    effort: row.spec.effort,
    attempt: row.attempt,
    problem: row.problem,
    modelId: row.state === 'done' ? row.id : null,
    createdAt: row.createdAt.toISOString(),
    startedAt: row.startedAt?.toISOString() ?? null,
    finishedAt: row.finishedAt?.toISOString() ?? null,
  }
}

function unknownTarget(target: string, names: readonly string[]): CsvAnalyzerError {
  const known = names.slice(0, 20).join(', ')
  return new CsvAnalyzerError(
    'unknown-column',
    `unknown target column ${JSON.stringify(target)}; the columns are: ${known}`,
    { column: target },
  )
}
