import type { JsonObject } from '@csvanalyzer/core'
import { and, asc, eq, gt, sql } from 'drizzle-orm'
import type { Database } from '../storage/database.ts'
import { jobEvent } from '../storage/schema.ts'

export interface JobEvent {
  readonly seq: number
  readonly type: string
  readonly data: JsonObject
}

/** After one of these nothing more follows. */
const lastTypes: ReadonlySet<string> = new Set(['done', 'failed', 'cancelled'])

const channel = 'csva_job_event'

/**
 * What jobs report, as rows: any process can write them and any process can tell them, from any point on, so that a
 * page that was closed or reconnects to another replica misses nothing.
 */
export async function openJobEvents(database: Database) {
  const { orm } = database
  const waiting = new Map<string, Set<() => void>>()
  const stopListening = await database.listen(channel, (jobId) => waiting.get(jobId)?.forEach((wake) => wake()))

  async function append(jobId: string, type: string, data: JsonObject): Promise<void> {
    await insertNext(jobId, type, data)
    await database.notify(channel, jobId)
  }

  /** Two processes may write at once (progress and cancel): the number taken by the other is tried again. */
  async function insertNext(jobId: string, type: string, data: JsonObject, triesLeft = 5): Promise<void> {
    const next = sql<number>`(select coalesce(max(${jobEvent.seq}), 0) + 1 from ${jobEvent} where ${jobEvent.jobId} = ${jobId})`
    const inserted = await orm
      .insert(jobEvent)
      .values({ jobId, seq: next, type, data })
      .onConflictDoNothing()
      .returning({ seq: jobEvent.seq })
    if (inserted.length > 0) return
    if (triesLeft === 0) throw new Error('no free number for a job event')
    await insertNext(jobId, type, data, triesLeft - 1)
  }

  async function after(jobId: string, seq: number, limit = 500): Promise<readonly JobEvent[]> {
    return orm
      .select({ seq: jobEvent.seq, type: jobEvent.type, data: jobEvent.data })
      .from(jobEvent)
      .where(and(eq(jobEvent.jobId, jobId), gt(jobEvent.seq, seq)))
      .orderBy(asc(jobEvent.seq))
      .limit(limit)
  }

  /** Everything after `seq`, then what comes, until the job has ended or the signal fires. */
  async function* follow(jobId: string, seq: number, signal: AbortSignal): AsyncGenerator<JobEvent> {
    const bell = new Bell()
    const ring = () => bell.ring()
    subscribe(jobId, ring)
    signal.addEventListener('abort', ring)
    // A lost notification delays an event, never loses it.
    const timer = setInterval(ring, 5000)
    try {
      let last = seq
      while (!signal.aborted) {
        const events = await after(jobId, last)
        for (const event of events) {
          yield event
          last = event.seq
          if (lastTypes.has(event.type)) return
        }
        if (events.length === 0 && !signal.aborted) await bell.next()
      }
    } finally {
      clearInterval(timer)
      signal.removeEventListener('abort', ring)
      unsubscribe(jobId, ring)
    }
  }

  function subscribe(jobId: string, ring: () => void): void {
    const rings = waiting.get(jobId) ?? new Set()
    waiting.set(jobId, rings.add(ring))
  }
  function unsubscribe(jobId: string, ring: () => void): void {
    const rings = waiting.get(jobId)
    rings?.delete(ring)
    if (rings?.size === 0) waiting.delete(jobId)
  }

  return { append, after, follow, close: stopListening }
}

export type JobEvents = Awaited<ReturnType<typeof openJobEvents>>

/** Remembers a ring that came while nobody waited. */
class Bell {
  private rung = false
  private wake: (() => void) | null = null

  ring(): void {
    this.rung = true
    this.wake?.()
  }

  async next(): Promise<void> {
    if (!this.rung) await new Promise<void>((resolve) => (this.wake = resolve))
    this.rung = false
    this.wake = null
  }
}
