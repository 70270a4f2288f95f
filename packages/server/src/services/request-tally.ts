import { sql } from 'drizzle-orm'
import type { Metrics } from '../metrics.ts'
import type { Database } from '../storage/database.ts'
import { requestDay } from '../storage/schema.ts'

const intervalMilliseconds = 10_000

/** Adds what this process has answered to the figures of the day, a few times a minute and once at the end. */
export function keepRequestTally({ orm }: Database, metrics: Metrics, onError: (error: unknown) => void) {
  async function write(): Promise<void> {
    const { total, failed, seconds } = metrics.takeTally()
    if (total === 0) return
    const day = new Date().toISOString().slice(0, 10)
    await orm
      .insert(requestDay)
      .values({ day, total, failed, seconds })
      .onConflictDoUpdate({
        target: requestDay.day,
        set: {
          total: sql`${requestDay.total} + ${total}`,
          failed: sql`${requestDay.failed} + ${failed}`,
          seconds: sql`${requestDay.seconds} + ${seconds}`,
        },
      })
  }

  const timer = setInterval(() => void write().catch(onError), intervalMilliseconds).unref()
  return {
    write,
    async close(): Promise<void> {
      clearInterval(timer)
      await write().catch(onError)
    },
  }
}

export type RequestTally = ReturnType<typeof keepRequestTally>
