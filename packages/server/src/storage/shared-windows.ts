import { lt, sql } from 'drizzle-orm'
import type { Store } from 'hono-rate-limiter'
import type { AppEnv } from '../app-env.ts'
import type { Database } from './database.ts'
import { requestWindow } from './schema.ts'

/** How often windows that have ended are swept out, in requests. */
const sweepEvery = 1000

/** Counts requests in the database, so that a limit holds for all replicas together and outlives a restart. */
export function sharedWindows({ orm }: Database, windowMilliseconds: number): Store<AppEnv> {
  const { key: keyColumn, count, endsAt } = requestWindow
  let requests = 0

  async function increment(key: string) {
    const now = Date.now()
    if (++requests % sweepEvery === 0) await orm.delete(requestWindow).where(lt(endsAt, new Date(now)))
    const next = new Date(now + windowMilliseconds)
    const ended = sql`${endsAt} <= ${new Date(now).toISOString()}::timestamptz`
    const [row] = await orm
      .insert(requestWindow)
      .values({ key, count: 1, endsAt: next })
      .onConflictDoUpdate({
        target: keyColumn,
        set: {
          count: sql`case when ${ended} then 1 else ${count} + 1 end`,
          endsAt: sql`case when ${ended} then excluded.ends_at else ${endsAt} end`,
        },
      })
      .returning({ totalHits: count, resetTime: endsAt })
    return row
  }

  return {
    increment,
    async decrement(key) {
      await orm
        .update(requestWindow)
        .set({ count: sql`${count} - 1` })
        .where(sql`${keyColumn} = ${key} and ${count} > 0`)
    },
    async resetKey(key) {
      await orm.delete(requestWindow).where(sql`${keyColumn} = ${key}`)
    },
  }
}
