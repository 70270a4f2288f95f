import type { TestProject } from 'vitest/node'
import { hasPostgres, startPostgres } from '../support/postgres.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** A PostgreSQL in which every test file makes a database of its own; absent: the embedded database. */
    readonly postgresUrl: string | undefined
  }
}

/** One PostgreSQL for all files, gone when they are done. */
export default async function setup(project: TestProject): Promise<(() => void) | undefined> {
  if (!hasPostgres) return undefined
  const postgres = await startPostgres()
  project.provide('postgresUrl', postgres.url)
  return () => postgres.stop()
}
