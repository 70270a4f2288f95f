import { mkdtemp, mkdir, rename, rm, writeFile } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import { CsvAnalyzerError } from '@csvanalyzer/core'
import type { Config } from '../config.ts'
import { packageVersion } from '../package-files.ts'
import { dumpDatabase } from './database-dump.ts'
import { runProgram } from './run-program.ts'

/** What a backup says of itself. */
export interface Manifest {
  readonly format: 1
  readonly server: string
  readonly database: 'pglite' | 'postgres'
  /** The moment whose state it holds. */
  readonly at: string
}

/** GNU tar's way to say that a file came or went meanwhile; every row of the dump has its files all the same. */
const changedMeanwhile = 1

/**
 * Writes database, files and secret into one archive. Files are never changed once written, so the database goes first:
 * whatever it names is there when the files are read.
 */
export async function backup(config: Config, path: string): Promise<Manifest> {
  const target = resolve(path)
  await mkdir(dirname(target), { recursive: true })
  const work = await mkdtemp(join(dirname(target), '.backup-')).catch((error: Error) => {
    throw new CsvAnalyzerError(
      'cannot-write',
      `cannot write to ${dirname(target)}: ${error.message}`,
      {},
      { cause: error },
    )
  })
  try {
    const { kind, at } = await dumpDatabase(config, join(work, 'database'))
    const manifest: Manifest = { format: 1, server: packageVersion, database: kind, at: at.toISOString() }
    await writeFile(join(work, 'manifest.json'), JSON.stringify(manifest))
    await mkdir(join(config.dataFolder, 'files'), { recursive: true })
    const own = ['-C', work, 'manifest.json', 'database', '-C', config.dataFolder, 'files']
    const archive = join(work, basename(target))
    await runProgram('tar', ['-czf', archive, '--exclude=*.part', ...own], { fine: [0, changedMeanwhile] })
    await rename(archive, target)
    return manifest
  } finally {
    await rm(work, { recursive: true, force: true })
  }
}
