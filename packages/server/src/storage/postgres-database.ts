import { sql } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/node-postgres'
import { migrate } from 'drizzle-orm/node-postgres/migrator'
import { Client, Pool } from 'pg'
import { migrationsFolder } from '../package-files.ts'
import * as authSchema from './auth-schema.ts'
import type { Database } from './database.ts'
import * as schema from './schema.ts'

/** Any number that no other program would lock: replicas that start together migrate one after the other. */
const migrationLock = 7_263_541

export interface PostgresOptions {
  readonly url: string
  readonly maxConnections?: number
  readonly onError?: (error: unknown) => void
}

export function openPostgres({ url, maxConnections = 10, onError = () => {} }: PostgresOptions): Database {
  const pool = new Pool({ connectionString: url, max: maxConnections })
  pool.on('error', onError)
  const orm = drizzle(pool, { schema: { ...authSchema, ...schema } })
  return {
    kind: 'postgres',
    orm,
    queue: { connectionString: url, max: 4, useListenNotify: true, application_name: 'csvanalyzer-jobs' },
    async migrate() {
      const client = await pool.connect()
      try {
        await client.query('select pg_advisory_lock($1)', [migrationLock])
        await migrate(orm, { migrationsFolder })
      } finally {
        await client.query('select pg_advisory_unlock($1)', [migrationLock]).finally(() => client.release())
      }
    },
    async ping() {
      await orm.execute(sql`select 1`)
    },
    async notify(channel, payload) {
      await orm.execute(sql`select pg_notify(${channel}, ${payload})`)
    },
    listen: (channel, onPayload) => listenForever(url, channel, onPayload, onError),
    snapshot: async () => null,
    close: () => pool.end(),
  }
}

/** A connection of its own that comes back after a loss; what was missed meanwhile is the caller's to re-read. */
async function listenForever(
  url: string,
  channel: string,
  onPayload: (payload: string) => void,
  onError: (error: unknown) => void,
): Promise<() => Promise<void>> {
  let stopped = false
  let client: Client | null = null
  let timer: NodeJS.Timeout | undefined

  async function connect(): Promise<void> {
    const next = new Client({ connectionString: url, keepAlive: true, application_name: 'csvanalyzer-listen' })
    next.on('error', onError)
    next.on('end', () => retry())
    next.on('notification', (message) => onPayload(message.payload ?? ''))
    await next.connect()
    await next.query(`listen ${next.escapeIdentifier(channel)}`)
    client = next
  }
  function retry(): void {
    if (stopped || timer) return
    client = null
    timer = setTimeout(() => {
      timer = undefined
      connect().catch((error: unknown) => {
        onError(error)
        retry()
      })
    }, 1000)
  }

  await connect()
  return async () => {
    stopped = true
    clearTimeout(timer)
    await client?.end()
  }
}
