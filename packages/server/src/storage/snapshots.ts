import { readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Database } from './database.ts'
import { writeWhole } from './write-whole.ts'

const pattern = /^database-(\d{8}T\d{6}Z)\.tar\.gz$/

export interface SnapshotOptions {
  readonly folder: string
  /** The newest ones kept. */
  readonly keep: number
}

/** Writes one snapshot and removes those beyond `keep`; null where the database keeps its own backups. */
export async function writeSnapshot(database: Database, { folder, keep }: SnapshotOptions): Promise<string | null> {
  const bytes = await database.snapshot()
  if (bytes === null) return null
  const stamp = new Date().toISOString().replaceAll(/[-:]|\.\d+/g, '')
  const path = join(folder, `database-${stamp}.tar.gz`)
  await writeWhole(path, bytes)
  const old = (await listSnapshots(folder)).slice(keep)
  for (const name of old) await rm(join(folder, name), { force: true })
  return path
}

/** Newest first. */
export async function listSnapshots(folder: string): Promise<readonly string[]> {
  const names = await readdir(folder).catch(() => [])
  return names
    .filter((name) => pattern.test(name))
    .sort()
    .reverse()
}
