import { mkdir, readFile } from 'node:fs/promises'
import { PGlite } from '@electric-sql/pglite'
import { sql } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/pglite'
import { migrate } from 'drizzle-orm/pglite/migrator'
import { fromPglite } from 'pg-boss'
import { migrationsFolder } from '../package-files.ts'
import * as authSchema from './auth-schema.ts'
import { lockFolder } from './lock-folder.ts'
import type { Database } from './database.ts'
import * as schema from './schema.ts'

export interface PgliteOptions {
  /** The data folder; null keeps everything in memory. */
  readonly folder: string | null
  /** A snapshot to start from; the folder must not hold a database yet. */
  readonly restoreFrom?: string
}

/**
 * PostgreSQL inside this process. It survives a killed process but, having no fsync, not a power cut: hence the
 * snapshots. Two processes on one folder would corrupt it: hence the lock.
 */
export async function openPglite({ folder, restoreFrom }: PgliteOptions): Promise<Database> {
  if (folder !== null) await mkdir(folder, { recursive: true })
  const unlock = folder === null ? async () => {} : await lockFolder(folder)
  const client = await create(folder, restoreFrom).catch(async (error: unknown) => {
    await unlock()
    throw error
  })
  const orm = drizzle(client, { schema: { ...authSchema, ...schema } })
  return {
    kind: 'pglite',
    orm,
    queue: { db: fromPglite(client), backend: 'pglite', useListenNotify: true },
    migrate: () => migrate(orm, { migrationsFolder }),
    async ping() {
      await orm.execute(sql`select 1`)
    },
    async notify(channel, payload) {
      await orm.execute(sql`select pg_notify(${channel}, ${payload})`)
    },
    async listen(channel, onPayload) {
      const end = await client.listen(channel, onPayload)
      return () => (client.closed ? Promise.resolve() : end())
    },
    async snapshot() {
      return new Uint8Array(await (await client.dumpDataDir('gzip')).arrayBuffer())
    },
    async close() {
      await client.close()
      await unlock()
    },
  }
}

/** Metadata fit into few pages; the 128 MB that PostgreSQL takes by default would all be memory of this process. */
const startParams = [...PGlite.defaultStartParams, '-c', 'shared_buffers=8MB']

async function create(folder: string | null, restoreFrom: string | undefined): Promise<PGlite> {
  const loadDataDir = restoreFrom === undefined ? undefined : new Blob([await readFile(restoreFrom)])
  return PGlite.create({
    dataDir: folder === null ? 'memory://' : `${folder}/pg`,
    startParams,
    ...(loadDataDir && { loadDataDir }),
  })
}
