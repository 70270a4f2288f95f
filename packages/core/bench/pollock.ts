/**
 * `npm run bench:pollock -- DIR OUT` loads every file of DIR with no options and writes OUT/<name>_converted.csv.
 * Without arguments it makes the polluted files of our own table, scores them and prints one JSON line and a table.
 */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { load } from '../src/table/load.ts'
import { writeCsv } from '../src/table/write-csv.ts'
import type { PollutedFile } from '../test/table/pollock/pollute.ts'
import { pollutedFiles } from '../test/table/pollock/pollute.ts'
import { readCsvStrictly } from '../test/table/pollock/read-csv-strictly.ts'
import type { PollockScore } from '../test/table/pollock/score.ts'
import { scorePollock } from '../test/table/pollock/score.ts'

const [directory, out] = process.argv.slice(2)
if (directory === undefined) await scoreOwnFiles()
else if (out === undefined) {
  console.error('usage: bench:pollock [DIR OUT]')
  process.exitCode = 2
} else await convert(directory, out)

async function convert(from: string, to: string): Promise<void> {
  mkdirSync(to, { recursive: true })
  const names = readdirSync(from, { withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => entry.name)
  let failures = 0
  for (const name of names) {
    const converted = await convertBytes(readFileSync(join(from, name)), name)
    if (converted === null) failures++
    writeFileSync(join(to, `${name}_converted.csv`), converted ?? 'Application Error\n')
  }
  console.log(JSON.stringify({ bench: 'pollock', files: names.length, failures }))
}

async function convertBytes(bytes: Uint8Array, name: string): Promise<string | null> {
  try {
    return writeCsv(await load(bytes, { name }), { originalNames: true })
  } catch (error) {
    console.error(`${name}: ${error instanceof Error ? error.message : String(error)}`)
    return null
  }
}

async function scoreOwnFiles(): Promise<void> {
  const byKind = new Map<string, { files: number; lost: number; weighted: number }>()
  let files = 0
  let simple = 0
  let weighted = 0
  let weights = 0
  for (const file of pollutedFiles()) {
    const { total } = await scoreFile(file)
    files++
    simple += total
    weighted += total * file.weight
    weights += file.weight
    const kind = file.name.replace(/_?row\d+(?:_col\d+)?\.csv$|\.csv$/, '')
    const known = byKind.get(kind) ?? { files: 0, lost: 0, weighted: 0 }
    byKind.set(kind, {
      files: known.files + 1,
      lost: known.lost + 10 - total,
      weighted: known.weighted + (10 - total) * file.weight,
    })
    if (process.env.SHOW !== undefined && total < Number(process.env.SHOW)) console.error(file.name, total.toFixed(4))
  }
  console.log(JSON.stringify({ bench: 'pollock', files, simple: simple / files, weighted: weighted / weights }))
  console.table(
    Object.fromEntries(
      [...byKind].map(([kind, { files: count, lost, weighted: each }]) => [
        kind,
        { files: count, score: 10 - lost / count, simpleLost: lost / files, weightedLost: each / weights },
      ]),
    ),
  )
}

async function scoreFile({ name, text, clean }: PollutedFile): Promise<PollockScore> {
  const converted = await convertBytes(new TextEncoder().encode(text), name)
  return scorePollock(clean, converted === null ? null : readCsvStrictly(converted))
}
