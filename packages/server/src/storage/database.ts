import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core'
import type { ConstructorOptions } from 'pg-boss'
import type * as authSchema from './auth-schema.ts'
import type * as schema from './schema.ts'

export type Schema = typeof schema & typeof authSchema

/** What both drivers answer a query with. */
interface RowsResult extends PgQueryResultHKT {
  readonly type: { rows: unknown[] }
}

/** Drizzle over whichever driver; the SQL stays within PostgreSQL 15. */
export type Orm = PgDatabase<RowsResult, Schema>

/** The metadata store: rows of data and models never go in here. */
export interface Database {
  readonly kind: 'pglite' | 'postgres'
  readonly orm: Orm
  /** How the job queue reaches the same database. */
  readonly queue: ConstructorOptions
  migrate(): Promise<void>
  ping(): Promise<void>
  /** Tells every process that listens on the channel; names are fixed words, payloads short texts. */
  notify(channel: string, payload: string): Promise<void>
  /** @returns what ends it. */
  listen(channel: string, onPayload: (payload: string) => void): Promise<() => Promise<void>>
  /** PGlite: one archive of the whole database; null where the database server does that. */
  snapshot(): Promise<Uint8Array | null>
  close(): Promise<void>
}
