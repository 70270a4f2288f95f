import { mkdir, mkdtemp, readdir, readFile, rename, rm, stat } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { CsvAnalyzerError } from '@csvanalyzer/core'
import type { Config } from '../config.ts'
import { blobKeys } from '../storage/blob-keys.ts'
import { openBlobStore } from '../storage/open-blob-store.ts'
import { openDatabase } from '../storage/open-database.ts'
import { dataset, model } from '../storage/schema.ts'
import { user } from '../storage/auth-schema.ts'
import type { Manifest } from './backup.ts'
import { loadDatabase } from './database-dump.ts'
import { runProgram } from './run-program.ts'

export interface Restored {
  readonly manifest: Manifest
  readonly people: number
  readonly datasets: number
  readonly models: number
  /** Of datasets and models whose file is not in the backup. */
  readonly missing: readonly string[]
}

/** Brings a backup back into an empty data folder and an empty database, and looks whether every file is there. */
export async function restore(config: Config, path: string): Promise<Restored> {
  const archive = resolve(path)
  if (!(await stat(archive).catch(() => null))?.isFile())
    throw new CsvAnalyzerError('not-found', `there is no backup ${archive}`, { path: archive })
  await refuseIfFull(config)
  await mkdir(config.dataFolder, { recursive: true })
  const work = await mkdtemp(join(config.dataFolder, '.restore-'))
  try {
    await runProgram('tar', ['-xzf', archive, '-C', work, '--no-same-owner'])
    const manifest = await readManifest(work, archive)
    await loadDatabase(config, manifest.database, join(work, 'database'))
    await rename(join(work, 'files'), join(config.dataFolder, 'files'))
    return { manifest, ...(await check(config)) }
  } finally {
    await rm(work, { recursive: true, force: true })
  }
}

async function refuseIfFull({ dataFolder, databaseUrl }: Config): Promise<void> {
  for (const name of databaseUrl === null ? ['files', 'database'] : ['files']) {
    const found = await readdir(join(dataFolder, name)).catch(() => [])
    if (found.length === 0) await rm(join(dataFolder, name), { recursive: true, force: true })
    else {
      const message = `${join(dataFolder, name)} is not empty; restore into an empty CSVA_DATA_DIR`
      throw new CsvAnalyzerError('not-empty', message, { folder: dataFolder })
    }
  }
}

async function readManifest(folder: string, archive: string): Promise<Manifest> {
  try {
    const manifest = JSON.parse(await readFile(join(folder, 'manifest.json'), 'utf8')) as Manifest
    if (manifest.format === 1) return manifest
  } catch {
    // Said below.
  }
  throw new CsvAnalyzerError('no-backup', `${archive} is not a backup of this server`, { path: archive })
}

async function check(config: Config): Promise<Omit<Restored, 'manifest'>> {
  const blobs = openBlobStore({ kind: 'local', folder: join(config.dataFolder, 'files') })
  const database = await openDatabase({ ...config, restoreFrom: null })
  try {
    const people = await database.orm.$count(user)
    const datasets = await database.orm.select({ id: dataset.id, name: dataset.name }).from(dataset)
    const models = await database.orm.select({ id: model.id, name: model.name }).from(model)
    const wanted = [
      ...datasets.map(({ id, name }) => [blobKeys.datasetSource(id), name] as const),
      ...models.map(({ id, name }) => [blobKeys.pipeline(id), name] as const),
    ]
    const missing = []
    for (const [key, name] of wanted) if ((await blobs.stat(key)) === null) missing.push(name)
    return { people, datasets: datasets.length, models: models.length, missing }
  } finally {
    await database.close()
  }
}
