import { copyFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { CsvAnalyzerError } from '@csvanalyzer/core'
import { sql } from 'drizzle-orm'
import type { Config } from '../config.ts'
import { openDatabase } from '../storage/open-database.ts'
import { listSnapshots } from '../storage/snapshots.ts'
import { writeWhole } from '../storage/write-whole.ts'
import { runProgram } from './run-program.ts'

type Where = Pick<Config, 'databaseUrl' | 'dataFolder'>

/** A dump and the moment whose state it holds. */
export interface Dump {
  readonly kind: 'pglite' | 'postgres'
  readonly at: Date
}

/**
 * Writes the whole database into one file. The embedded one belongs to the server while that runs: then its last
 * snapshot is taken.
 */
export async function dumpDatabase(where: Where, path: string): Promise<Dump> {
  const at = new Date()
  if (where.databaseUrl !== null) {
    await runProgram('pg_dump', ['--format=custom', '--no-owner', `--file=${path}`], connection(where.databaseUrl))
    return { kind: 'postgres', at }
  }
  try {
    const database = await openDatabase({ ...where, restoreFrom: null })
    try {
      await database.migrate()
      await writeWhole(path, (await database.snapshot())!)
    } finally {
      await database.close()
    }
    return { kind: 'pglite', at }
  } catch (error) {
    if (!(error instanceof CsvAnalyzerError) || error.code !== 'data-folder-in-use') throw error
    return { kind: 'pglite', at: await copyNewestSnapshot(where, path) }
  }
}

async function copyNewestSnapshot({ dataFolder }: Where, path: string): Promise<Date> {
  const folder = join(dataFolder, 'snapshots')
  const [newest] = await listSnapshots(folder)
  if (newest === undefined) {
    const message = `the server is running on ${dataFolder} and has written no snapshot yet; stop it, or wait for the first`
    throw new CsvAnalyzerError('no-snapshot', message, { folder })
  }
  await copyFile(join(folder, newest), path)
  return (await stat(join(folder, newest))).mtime
}

/** Fills an empty database; one that holds anybody is left as it is. */
export async function loadDatabase(where: Where, kind: Dump['kind'], path: string): Promise<void> {
  const wanted = where.databaseUrl === null ? 'pglite' : 'postgres'
  if (kind !== wanted) {
    const [from, to] = [kind, wanted].map((each) => (each === 'pglite' ? 'the embedded database' : 'a PostgreSQL'))
    const message = `the backup is of ${from} and DATABASE_URL says ${to}; restore it where it came from`
    throw new CsvAnalyzerError('other-database', message, { kind })
  }
  if (where.databaseUrl !== null) {
    await refuseIfFull(where)
    const args = ['--no-owner', '--exit-on-error', `--dbname=${new URL(where.databaseUrl).pathname.slice(1)}`, path]
    await runProgram('pg_restore', args, connection(where.databaseUrl))
  }
  const database = await openDatabase({ ...where, restoreFrom: kind === 'pglite' ? path : null })
  await database.migrate().finally(() => database.close())
}

async function refuseIfFull(where: Where): Promise<void> {
  const database = await openDatabase({ ...where, restoreFrom: null })
  try {
    const { rows } = await database.orm.execute(sql`select 1 from pg_tables where schemaname = 'public' limit 1`)
    if (rows.length === 0) return
  } finally {
    await database.close()
  }
  throw new CsvAnalyzerError(
    'not-empty',
    'the database of DATABASE_URL holds tables already; restore into an empty one',
    {},
  )
}

/** By environment, so that the password is in no list of processes. */
function connection(databaseUrl: string): { readonly env: { readonly [name: string]: string } } {
  const { hostname, port, username, password, pathname } = new URL(databaseUrl)
  const env = {
    PGHOST: decodeURIComponent(hostname),
    PGPORT: port || '5432',
    PGUSER: decodeURIComponent(username),
    PGPASSWORD: decodeURIComponent(password),
    PGDATABASE: decodeURIComponent(pathname.slice(1)),
  }
  return { env: Object.fromEntries(Object.entries(env).filter(([, value]) => value !== '')) }
}
