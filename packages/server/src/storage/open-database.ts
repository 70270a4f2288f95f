import { join } from 'node:path'
import type { Config } from '../config.ts'
import type { Database } from './database.ts'
import { openPglite } from './pglite-database.ts'
import { openPostgres } from './postgres-database.ts'

/** The database that the configuration names. */
export function openDatabase(
  { databaseUrl, dataFolder, restoreFrom }: Pick<Config, 'databaseUrl' | 'dataFolder' | 'restoreFrom'>,
  onError: (error: unknown) => void = () => {},
): Promise<Database> {
  if (databaseUrl !== null) return Promise.resolve(openPostgres({ url: databaseUrl, onError }))
  return openPglite({ folder: join(dataFolder, 'database'), ...(restoreFrom !== null && { restoreFrom }) })
}
