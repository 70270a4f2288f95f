import { and, count, eq } from 'drizzle-orm'
import type { JobProblem } from '../jobs/training-spec.ts'
import { user } from '../storage/auth-schema.ts'
import type { Database } from '../storage/database.ts'
import { dataset, job, model } from '../storage/schema.ts'
import type { Page } from './cursor.ts'
import type { RequestTally } from './request-tally.ts'
import type { DayFigures, KeyFigureReader, KeyFigures } from './key-figures.ts'
import { newestFirst, toPage } from './newest-first.ts'
import type { PageRequest } from './newest-first.ts'

export interface Overview {
  readonly people: number
  readonly activeUsers: KeyFigures['activeUsers']
  readonly retention: KeyFigures['retention']
  readonly datasets: number
  readonly storedBytes: number
  readonly models: number
  readonly jobs: KeyFigures['jobs']
  readonly longestWaitSeconds: number
  /** The last 30 days, oldest first. */
  readonly days: readonly DayFigures[]
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

export function adminService({ orm }: Database, figures: KeyFigureReader, tally: Pick<RequestTally, 'write'>) {
  async function overview(): Promise<Overview> {
    await tally.write()
    const { accounts, activeUsers, retention, storedBytes, jobs: states, longestWaitSeconds } = await figures.read()
    const [{ datasets }] = await orm.select({ datasets: count() }).from(dataset)
    const [{ models }] = await orm.select({ models: count() }).from(model)
    return {
      people: accounts,
      activeUsers,
      retention,
      datasets,
      storedBytes,
      models,
      jobs: states,
      longestWaitSeconds,
      days: await figures.days(30),
    }
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

  return { overview, jobs }
}

export type AdminService = ReturnType<typeof adminService>
