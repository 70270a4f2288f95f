/**
 * `npm run bench:survey -- CSV_DIR CLEAN_DIR` loads every file of CSV_DIR with no options and scores it against the file of the same name
 * in CLEAN_DIR, which holds what should come of it: the means of the metric of Pollock as one JSON line, and the files below 9 of 10.
 */
import type { FileScore } from './score-folders.ts'
import { scoreFolders } from './score-folders.ts'

const parts = ['header', 'record', 'cell'] as const
const measures = ['precision', 'recall', 'f1'] as const

const [csvFolder, cleanFolder] = process.argv.slice(2)
if (cleanFolder === undefined) {
  console.error('usage: bench:survey CSV_DIR CLEAN_DIR')
  process.exitCode = 2
} else await main(csvFolder, cleanFolder)

async function main(from: string, expected: string): Promise<void> {
  const { scores, withoutClean } = await scoreFolders(from, expected)
  for (const name of withoutClean) console.error(`${name}: no file of this name in ${expected}; passed over`)
  if (scores.length === 0) {
    console.error(`no file to score: ${from} and ${expected} have no name in common`)
    process.exitCode = 1
    return
  }
  const means = Object.fromEntries(
    parts.flatMap((part) =>
      measures.map((measure) => [`${part}-${measure}`, mean(scores, ({ score }) => score[part][measure])]),
    ),
  )
  const simple = mean(scores, ({ score }) => score.total)
  const success = mean(scores, ({ score }) => score.success)
  console.log(JSON.stringify({ bench: 'survey', files: scores.length, simple, success, ...means }))
  console.table(parts.map((part) => ({ part, ...Object.fromEntries(measures.map((m) => [m, means[`${part}-${m}`]])) })))
  const low = scores.filter(({ score }) => score.total < 9).sort((a, b) => a.score.total - b.score.total)
  console.log(`${low.length} of ${scores.length} files below 9`)
  if (low.length === 0) return
  console.table(
    low.map(({ name, score, error }) => ({
      name,
      total: round(score.total),
      header: round(score.header.f1),
      record: round(score.record.f1),
      cell: round(score.cell.f1),
      ...(error === undefined ? {} : { error }),
    })),
  )
}

function mean(scores: readonly FileScore[], of: (file: FileScore) => number): number {
  return round(scores.reduce((sum, file) => sum + of(file), 0) / scores.length)
}

function round(value: number): number {
  return Math.round(value * 1e4) / 1e4
}
