import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { load } from '../src/table/load.ts'
import { writeCsv } from '../src/table/write-csv.ts'
import { readCsvStrictly } from '../test/table/pollock/read-csv-strictly.ts'
import type { PollockScore } from '../test/table/pollock/score.ts'
import { scorePollock } from '../test/table/pollock/score.ts'
import { readLenientCsv } from './read-lenient-csv.ts'

export interface FileScore {
  readonly name: string
  readonly score: PollockScore
  /** Why the file could not be loaded. */
  readonly error?: string
}

/** Loads each file of a folder with no options and scores it against the file of the same name in the other. */
export async function scoreFolders(
  csvFolder: string,
  cleanFolder: string,
): Promise<{ readonly scores: readonly FileScore[]; readonly withoutClean: readonly string[] }> {
  const scores: FileScore[] = []
  const withoutClean: string[] = []
  const entries = readdirSync(csvFolder, { withFileTypes: true }).filter((entry) => entry.isFile())
  for (const name of entries.map((entry) => entry.name).sort()) {
    const cleanFile = join(cleanFolder, name)
    if (!existsSync(cleanFile)) {
      withoutClean.push(name)
      continue
    }
    const clean = readLenientCsv(textOf(readFileSync(cleanFile)))
    scores.push(await scoreFile(name, readFileSync(join(csvFolder, name)), clean))
  }
  return { scores, withoutClean }
}

async function scoreFile(name: string, bytes: Uint8Array, clean: readonly (readonly string[])[]): Promise<FileScore> {
  try {
    const converted = writeCsv(await load(bytes, { name }), { originalNames: true })
    return { name, score: scorePollock(clean, readCsvStrictly(converted)) }
  } catch (error) {
    return { name, score: scorePollock(clean, null), error: error instanceof Error ? error.message : String(error) }
  }
}

function textOf(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}
