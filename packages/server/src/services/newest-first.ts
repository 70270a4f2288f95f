import { and, desc, lt, or, eq, sql } from 'drizzle-orm'
import type { SQL } from 'drizzle-orm'
import type { PgColumn } from 'drizzle-orm/pg-core'
import { decodeCursor, encodeCursor, invalidCursor } from './cursor.ts'
import type { Page } from './cursor.ts'

export interface PageRequest {
  readonly limit: number
  readonly cursor?: string
}

interface Listed {
  readonly id: string
  readonly createdAt: Date
}

/** How a list is ordered and where a page of it begins; times are compared in milliseconds, as cursors hold them. */
export function newestFirst(table: { readonly id: PgColumn; readonly createdAt: PgColumn }, cursor?: string) {
  const moment = sql`date_trunc('milliseconds', ${table.createdAt})`
  return {
    orderBy: [desc(moment), desc(table.id)],
    after: cursor === undefined ? undefined : after(table.id, moment, cursor),
  }
}

function after(id: PgColumn, moment: SQL, cursor: string): SQL | undefined {
  const [time, last] = decodeCursor(cursor, ['string', 'string'])
  if (Number.isNaN(Date.parse(String(time))) || !/^[0-9a-f-]{36}$/.test(String(last))) {
    throw invalidCursor()
  }
  const at = sql`${String(time)}::timestamptz`
  return or(lt(moment, at), and(eq(moment, at), lt(id, last)))
}

/** Takes one row more than asked for, to know whether there is a next page. */
export function toPage<R extends Listed, T>(rows: readonly R[], limit: number, toItem: (row: R) => T): Page<T> {
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  const next = rows.length > limit && last ? encodeCursor([last.createdAt.toISOString(), last.id]) : null
  return { items: shown.map(toItem), next }
}
