import { count, eq, gte, sql } from 'drizzle-orm'
import { user } from '../storage/auth-schema.ts'
import type { Database } from '../storage/database.ts'
import { dataset, job, model, predictionCount, requestDay, userActivity } from '../storage/schema.ts'

export interface KeyFigures {
  readonly accounts: number
  /** People who did something within `1d`, `7d`, `30d`. */
  readonly activeUsers: { readonly [window: string]: number }
  /** Of those who made an account between n and n + 30 days ago, the share that came back on the n-th day or later. */
  readonly retention: { readonly [cohort: string]: number | null }
  readonly modelsTrainedLastDay: number
  readonly jobs: { readonly [state: string]: number }
  readonly storedBytes: number
  /** Of the training that has waited longest; 0 when none waits. */
  readonly longestWaitSeconds: number
}

/** One day, in UTC, of everybody and all processes. */
export interface DayFigures {
  readonly day: string
  readonly activeUsers: number
  readonly models: number
  readonly meanTrainingSeconds: number | null
  readonly predictions: number
  readonly requests: number
  /** By the server: 5xx. */
  readonly failedRequests: number
  readonly meanResponseSeconds: number | null
}

const today = sql`(now() at time zone 'UTC')::date`
const cohorts = { d1: 1, d7: 7, d30: 30 } as const

/** How the server is used, from the database alone, so that every process tells the same. */
export function keyFigures({ orm }: Database) {
  async function read(): Promise<KeyFigures> {
    const dayAgo = new Date(Date.now() - 24 * 3600 * 1000)
    const [{ trained }] = await orm.select({ trained: count() }).from(model).where(gte(model.createdAt, dayAgo))
    const [{ accounts }] = await orm.select({ accounts: count() }).from(user)
    const bytes = sql<number>`coalesce(sum(${dataset.byteCount}), 0)`.mapWith(Number)
    const [{ storedBytes }] = await orm.select({ storedBytes: bytes }).from(dataset)
    const wait = sql<number>`coalesce(extract(epoch from now() - min(${job.createdAt})), 0)`.mapWith(Number)
    const [{ longest }] = await orm.select({ longest: wait }).from(job).where(eq(job.state, 'queued'))
    return {
      accounts,
      activeUsers: await activeUsers(),
      retention: await retention(),
      modelsTrainedLastDay: trained,
      jobs: await jobsByState(),
      storedBytes,
      longestWaitSeconds: Math.max(0, longest),
    }
  }

  async function activeUsers(): Promise<KeyFigures['activeUsers']> {
    const { userId, day } = userActivity
    const within = (days: number) =>
      sql<number>`count(distinct ${userId}) filter (where ${day} > ${today} - ${days}::int)`.mapWith(Number)
    const [row] = await orm.select({ '1d': within(1), '7d': within(7), '30d': within(30) }).from(userActivity)
    return row
  }

  async function retention(): Promise<KeyFigures['retention']> {
    const made = sql`(${user.createdAt} at time zone 'UTC')::date`
    const share = (days: number) => {
      const inCohort = sql`${made} between ${today} - ${days + 30}::int and ${today} - ${days}::int`
      const cameBack = sql`exists (select 1 from ${userActivity} where ${userActivity.userId} = ${user.id} and ${userActivity.day} >= ${made} + ${days}::int)`
      return sql<
        number | null
      >`(count(*) filter (where ${inCohort} and ${cameBack}))::float8 / nullif(count(*) filter (where ${inCohort}), 0)`
    }
    const [row] = await orm.select({ d1: share(cohorts.d1), d7: share(cohorts.d7), d30: share(cohorts.d30) }).from(user)
    return row
  }

  async function jobsByState(): Promise<KeyFigures['jobs']> {
    const rows = await orm.select({ state: job.state, count: count() }).from(job).groupBy(job.state)
    const found = Object.fromEntries(rows.map((row) => [row.state, row.count]))
    return { queued: 0, running: 0, done: 0, failed: 0, cancelled: 0, ...found }
  }

  /** The last days, oldest first, those without anything too. */
  async function days(dayCount: number): Promise<readonly DayFigures[]> {
    const { rows } = await orm.execute(sql`
      select to_char(each.day, 'YYYY-MM-DD') as day,
        (select count(*) from ${userActivity} where ${userActivity.day} = each.day) as active_users,
        trained.models, trained.seconds as training_seconds,
        (select coalesce(sum(${predictionCount.count}), 0) from ${predictionCount} where ${predictionCount.day} = each.day) as predictions,
        coalesce(${requestDay.total}, 0) as requests, coalesce(${requestDay.failed}, 0) as failed,
        ${requestDay.seconds} / nullif(${requestDay.total}, 0) as response_seconds
      from (select (${today} - back)::date as day from generate_series(0, ${dayCount - 1}::int) as back) as each
      left join ${requestDay} on ${requestDay.day} = each.day
      cross join lateral (
        select count(*) as models, avg(${model.trainingSeconds}) as seconds from ${model}
        where (${model.createdAt} at time zone 'UTC')::date = each.day
      ) as trained
      order by each.day`)
    return rows.map((row) => toDay(row as { readonly [name: string]: unknown }))
  }

  return { read, days }
}

export type KeyFigureReader = ReturnType<typeof keyFigures>

function toDay(row: { readonly [name: string]: unknown }): DayFigures {
  const numberOrNull = (value: unknown) => (value === null ? null : Number(value))
  return {
    day: String(row.day),
    activeUsers: Number(row.active_users),
    models: Number(row.models),
    meanTrainingSeconds: numberOrNull(row.training_seconds),
    predictions: Number(row.predictions),
    requests: Number(row.requests),
    failedRequests: Number(row.failed),
    meanResponseSeconds: numberOrNull(row.response_seconds),
  }
}
