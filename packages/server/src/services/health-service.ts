import type { PgBoss } from 'pg-boss'
import type { BlobStore } from '../storage/blob-store.ts'
import type { Database } from '../storage/database.ts'
import { trainingQueue } from '../jobs/job-queue.ts'

export interface Readiness {
  readonly ready: boolean
  readonly checks: { readonly [part: string]: 'ok' | 'failed' | 'stopping' }
}

const patienceMilliseconds = 3000

/** Ready means: a request that needs the database, the queue and the file store would be answered. */
export function healthService(database: Database, boss: PgBoss, blobs: BlobStore) {
  let stopping = false

  async function readiness(): Promise<Readiness> {
    const parts = {
      database: () => database.ping(),
      queue: () => boss.getQueue(trainingQueue),
      storage: () => blobs.ping(),
    }
    const entries = await Promise.all(
      Object.entries(parts).map(async ([name, check]) => [name, await outcome(check)] as const),
    )
    const checks = { ...Object.fromEntries(entries), process: stopping ? 'stopping' : 'ok' } as const
    return { ready: Object.values(checks).every((state) => state === 'ok'), checks }
  }

  return {
    readiness,
    stop() {
      stopping = true
    },
  }
}

export type HealthService = ReturnType<typeof healthService>

async function outcome(check: () => Promise<unknown>): Promise<'ok' | 'failed'> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>(
    (_, reject) => (timer = setTimeout(() => reject(new Error('late')), patienceMilliseconds)),
  )
  try {
    await Promise.race([check(), late])
    return 'ok'
  } catch {
    return 'failed'
  } finally {
    clearTimeout(timer)
  }
}
