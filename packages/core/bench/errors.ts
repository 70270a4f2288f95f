/**
 * Wrong cells: `npm run bench:errors -- DIRTY.csv OUT.csv [--clean CLEAN.csv [--rows 20 [--draws 10]]]`
 * writes the flagged cells as `row,column` (row 0-based). With the clean file, compared by position, it prints precision, recall and F1.
 * With `--rows N` the clean file answers for the N rows that `rowsToReview` names, and the score is that of all other rows;
 * with `--draws D` it also prints the mean over D seeds of the model, and over D draws of N rows at random instead of the named ones.
 */
import { readFile, writeFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import type { CellError } from '../src/clean/errors/detect-errors.ts'
import { detectErrors } from '../src/clean/errors/detect-errors.ts'
import { rowsToReview } from '../src/clean/errors/rows-to-review.ts'
import type { Dataset } from '../src/table/dataset.ts'
import { load } from '../src/table/load.ts'
import { randomFrom } from '../src/util/random.ts'

interface Score {
  readonly precision: number
  readonly recall: number
  readonly f1: number
}

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    clean: { type: 'string' },
    rows: { type: 'string', default: '0' },
    draws: { type: 'string', default: '0' },
  },
})
const [dirtyPath, output] = positionals
const count = Number(options.rows)
const draws = Number(options.draws)
if (
  dirtyPath === undefined ||
  output === undefined ||
  !(count >= 0 && draws >= 0) ||
  (count > 0 && options.clean === undefined) ||
  (draws > 0 && count === 0)
) {
  console.error('usage: bench:errors -- DIRTY.csv OUT.csv [--clean CLEAN.csv [--rows 20 [--draws 10]]]')
  process.exit(2)
}
const dirty = await read(dirtyPath)
const truth = options.clean === undefined ? null : await read(options.clean)
const wrong = truth === null ? null : wrongCells(dirty, truth)
const indexOf = new Map(dirty.columns.map((column, index) => [column.name, index]))

const started = performance.now()
const reviewed = count > 0 ? await rowsToReview(dirty, count) : []
const errors = await errorsKnowing(reviewed, 0)
const seconds = (performance.now() - started) / 1000
const lines = errors.map((error) => `${error.row},${quoted(error.column)}`)
await writeFile(output, `row,column\n${lines.join('\n')}${lines.length > 0 ? '\n' : ''}`)
print({ flagged: errors.length, seconds, ...(wrong !== null && scoreOf(errors, reviewed)) })

if (draws > 0) {
  const named: Score[] = []
  const random: Score[] = []
  for (let draw = 0; draw < draws; draw++) {
    named.push(scoreOf(await errorsKnowing(reviewed, draw), reviewed))
    const rows = rowsAtRandom(draw)
    random.push(scoreOf(await errorsKnowing(rows, draw), rows))
  }
  print({ rows: 'named by rowsToReview', ...summaryOf(named) })
  print({ rows: 'drawn at random', ...summaryOf(random) })
}

function print(result: object): void {
  const file = dirtyPath.split('/').pop()!
  const cells = dirty.rowCount * dirty.columns.length
  console.log(JSON.stringify({ bench: 'errors', file, cells, labelledRows: reviewed.length, ...result }))
}

/** What is flagged when a person has answered for some rows. */
function errorsKnowing(rows: readonly number[], seed: number): Promise<readonly CellError[]> {
  const labels = rows.flatMap((row) =>
    dirty.columns.map(({ name: column }, index) => ({ row, column, wrong: wrong![index][row] === 1 })),
  )
  return detectErrors(dirty, { labels, seed })
}

function rowsAtRandom(draw: number): readonly number[] {
  const random = randomFrom(draw, 'rows to label')
  const rows = new Set<number>()
  while (rows.size < Math.min(count, dirty.rowCount)) rows.add(random.integer(dirty.rowCount))
  return [...rows]
}

/** Per column and row 1 where the dirty text is not the clean one. */
function wrongCells(left: Dataset, right: Dataset): readonly Uint8Array[] {
  if (left.rowCount !== right.rowCount || left.columns.length !== right.columns.length) {
    console.error(
      `the clean file has ${right.rowCount} rows and ${right.columns.length} columns, the dirty one ${left.rowCount} and ${left.columns.length}`,
    )
    process.exit(1)
  }
  return left.columns.map((column, index) =>
    Uint8Array.from({ length: left.rowCount }, (_, row) =>
      column.original(row) === right.columns[index].original(row) ? 0 : 1,
    ),
  )
}

/** On the rows that nobody looked at. */
function scoreOf(flagged: readonly CellError[], seen: readonly number[]): Score {
  const isSeen = new Set(seen)
  const judged = flagged.filter(({ row }) => !isSeen.has(row))
  const hits = judged.filter(({ row, column }) => wrong![indexOf.get(column)!][row] === 1).length
  let all = 0
  for (const column of wrong!) column.forEach((value, row) => (all += isSeen.has(row) ? 0 : value))
  return {
    precision: hits / Math.max(1, judged.length),
    recall: hits / Math.max(1, all),
    f1: (2 * hits) / Math.max(1, judged.length + all),
  }
}

function summaryOf(scores: readonly Score[]): object {
  const f1 = scores.map((score) => score.f1)
  const mean = (of: keyof Score): number => scores.reduce((sum, score) => sum + score[of], 0) / scores.length
  return {
    draws: scores.length,
    precision: mean('precision'),
    recall: mean('recall'),
    f1: mean('f1'),
    leastF1: Math.min(...f1),
    mostF1: Math.max(...f1),
  }
}

async function read(path: string): Promise<Dataset> {
  return load(new Uint8Array(await readFile(path)))
}

function quoted(text: string): string {
  return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
