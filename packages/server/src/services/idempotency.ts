import { createHash } from 'node:crypto'
import { CsvAnalyzerError } from '@csvanalyzer/core'
import type { JsonObject } from '@csvanalyzer/core'
import { and, eq, isNull, lt, or } from 'drizzle-orm'
import type { Principal } from '../auth/principal.ts'
import type { Database } from '../storage/database.ts'
import { idempotentRequest } from '../storage/schema.ts'

/** An answer is remembered so long. */
const keptMilliseconds = 24 * 3600 * 1000
/** A first request that has not been answered within this time died; its key is free again. */
const abandonedMilliseconds = 60_000

/** Does a thing once per key: the same request again gets the first answer again. */
export function idempotency({ orm }: Database) {
  const table = idempotentRequest

  async function once<T extends object>(
    principal: Principal,
    key: string | undefined,
    request: object,
    act: () => Promise<T>,
  ): Promise<T> {
    if (key === undefined) return act()
    const mine = and(eq(table.ownerId, principal.userId), eq(table.key, key))
    const fingerprint = createHash('sha256').update(JSON.stringify(request)).digest('hex')
    await forgetOld(principal)
    const [claimed] = await orm
      .insert(table)
      .values({ ownerId: principal.userId, key, fingerprint })
      .onConflictDoNothing()
      .returning({ key: table.key })
    if (!claimed) return repeat<T>(await orm.select().from(table).where(mine), fingerprint)
    try {
      const response = await act()
      await orm
        .update(table)
        .set({ response: response as unknown as JsonObject })
        .where(mine)
      return response
    } catch (error) {
      await orm.delete(table).where(mine)
      throw error
    }
  }

  async function forgetOld(principal: Principal): Promise<void> {
    const now = Date.now()
    const abandoned = and(isNull(table.response), lt(table.createdAt, new Date(now - abandonedMilliseconds)))
    const old = lt(table.createdAt, new Date(now - keptMilliseconds))
    await orm.delete(table).where(and(eq(table.ownerId, principal.userId), or(abandoned, old)))
  }

  return { once }
}

export type Idempotency = ReturnType<typeof idempotency>

function repeat<T extends object>([found]: readonly (typeof idempotentRequest.$inferSelect)[], fingerprint: string): T {
  if (!found?.response) {
    throw new CsvAnalyzerError(
      'request-in-progress',
      'a request with this Idempotency-Key is being answered; repeat it in a moment',
      {},
    )
  }
  if (found.fingerprint !== fingerprint) {
    throw new CsvAnalyzerError(
      'idempotency-key-reused',
      'this Idempotency-Key belongs to another request; use a new one',
      {},
    )
  }
  return found.response as unknown as T
}
