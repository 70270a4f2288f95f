import { and, count, desc, eq, gte, sql } from 'drizzle-orm'
import type { JobProblem } from '../jobs/training-spec.ts'
import type { KeyFigures, Metrics } from '../metrics.ts'
import { user } from '../storage/auth-schema.ts'
import type { Database } from '../storage/database.ts'
import { dataset, job, model, userActivity } from '../storage/schema.ts'
import type { Page } from './cursor.ts'
import { newestFirst, toPage } from './newest-first.ts'
import type { PageRequest } from './newest-first.ts'

export interface Overview {
  readonly people: number
  readonly activeUsers: { readonly [window: string]: number }
  readonly datasets: number
  readonly storedBytes: number
  readonly models: number
  /** The last 30 days that had any, oldest first. */
  readonly modelsPerDay: readonly {
    readonly day: string
    readonly models: number
    readonly meanTrainingSeconds: number
  }[]
  readonly jobs: { readonly [state: string]: number }
  /** Since this process started. */
  readonly requests: {
    readonly total: number
    readonly failed: number
    readonly failedShare: number | null
    readonly meanSeconds: number | null
  }
}

/** A job as an administrator sees it: whose and how it goes, not what is in it. */
export interface OwnedJob {
  readonly id: string
  readonly state: string
  readonly attempt: number
  readonly problem: JobProblem | null
  readonly owner: string
  readonly effort: string
  readonly createdAt: string
  readonly startedAt: string | null
  readonly finishedAt: string | null
}

export function adminService({ orm }: Database, metrics: Metrics) {
  async function activeUsers(): Promise<KeyFigures['activeUsers']> {
    const since = (days: number) =>
      sql<number>`count(distinct ${userActivity.userId}) filter (where ${userActivity.day} > current_date - ${days}::int)`.mapWith(
        Number,
      )
    const [row] = await orm.select({ '1d': since(1), '7d': since(7), '30d': since(30) }).from(userActivity)
    return row
  }

  async function jobsByState(): Promise<KeyFigures['jobs']> {
    const rows = await orm.select({ state: job.state, count: count() }).from(job).groupBy(job.state)
    const found = Object.fromEntries(rows.map((row) => [row.state, row.count]))
    return { queued: 0, running: 0, done: 0, failed: 0, cancelled: 0, ...found }
  }

  async function keyFigures(): Promise<KeyFigures> {
    const dayAgo = new Date(Date.now() - 24 * 3600 * 1000)
    const [{ trained }] = await orm.select({ trained: count() }).from(model).where(gte(model.createdAt, dayAgo))
    return { activeUsers: await activeUsers(), modelsTrainedLastDay: trained, jobs: await jobsByState() }
  }

  async function overview(): Promise<Overview> {
    const [{ people }] = await orm.select({ people: count() }).from(user)
    const [stored] = await orm
      .select({ datasets: count(), bytes: sql<number>`coalesce(sum(${dataset.byteCount}), 0)`.mapWith(Number) })
      .from(dataset)
    const [{ models }] = await orm.select({ models: count() }).from(model)
    const { total, failed, meanSeconds } = await metrics.requestCounts()
    return {
      people,
      activeUsers: await activeUsers(),
      datasets: stored.datasets,
      storedBytes: stored.bytes,
      models,
      modelsPerDay: await modelsPerDay(),
      jobs: await jobsByState(),
      requests: { total, failed, failedShare: total > 0 ? failed / total : null, meanSeconds },
    }
  }

  async function modelsPerDay(): Promise<Overview['modelsPerDay']> {
    const day = sql<string>`to_char(${model.createdAt} at time zone 'UTC', 'YYYY-MM-DD')`
    const rows = await orm
      .select({ day, models: count(), meanTrainingSeconds: sql<number>`avg(${model.trainingSeconds})`.mapWith(Number) })
      .from(model)
      .groupBy(sql`1`)
      .orderBy(desc(sql`1`))
      .limit(30)
    return rows.reverse()
  }

  async function jobs({
    limit,
    cursor,
    state,
  }: PageRequest & { readonly state?: (typeof job.$inferSelect)['state'] }): Promise<Page<OwnedJob>> {
    const { orderBy, after } = newestFirst(job, cursor)
    const rows = await orm
      .select({ job, email: user.email })
      .from(job)
      .innerJoin(user, eq(user.id, job.ownerId))
      .where(and(state === undefined ? undefined : eq(job.state, state), after))
      .orderBy(...orderBy)
      .limit(limit + 1)
    const flat = rows.map(({ job: row, email }) => ({ ...row, email }))
    return toPage(
      flat,
      limit,
      ({ id, state: now, attempt, problem, email, createdAt, startedAt, finishedAt, spec }) => ({
        id,
        state: now,
        attempt,
        problem,
        owner: email,
        effort: spec.effort,
        createdAt: createdAt.toISOString(),
        startedAt: startedAt?.toISOString() ?? null,
        finishedAt: finishedAt?.toISOString() ?? null,
      }),
    )
  }

  return { keyFigures, overview, jobs }
}

export type AdminService = ReturnType<typeof adminService>
