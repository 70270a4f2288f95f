/**
 * Wrong cells: `npm run bench:errors -- DIRTY.csv OUT.csv [--clean CLEAN.csv [--rows 20]]`
 * writes the flagged cells as `row,column` (row 0-based). With the clean file, compared by position, it prints precision, recall and F1.
 * With `--rows N` the clean file answers for the N rows that `rowsToReview` names, and the score is that of all other rows.
 */
import { readFile, writeFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import type { CellLabel } from '../src/clean/errors/detect-errors.ts'
import { detectErrors } from '../src/clean/errors/detect-errors.ts'
import { rowsToReview } from '../src/clean/errors/rows-to-review.ts'
import type { Dataset } from '../src/table/dataset.ts'
import { load } from '../src/table/load.ts'

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: { clean: { type: 'string' }, rows: { type: 'string', default: '0' } },
})
const [dirtyPath, output] = positionals
const count = Number(options.rows)
if (dirtyPath === undefined || output === undefined || (count > 0 && options.clean === undefined)) {
  console.error('usage: bench:errors -- DIRTY.csv OUT.csv [--clean CLEAN.csv [--rows 20]]')
  process.exit(2)
}
const dirty = await read(dirtyPath)
const truth = options.clean === undefined ? null : await read(options.clean)
const started = performance.now()
const reviewed = count > 0 ? await rowsToReview(dirty, count) : []
const errors = await detectErrors(dirty, { labels: reviewed.flatMap((row) => labelsOf(row, dirty, truth!)) })
const seconds = (performance.now() - started) / 1000
const lines = errors.map((error) => `${error.row},${quoted(error.column)}`)
await writeFile(output, `row,column\n${lines.join('\n')}${lines.length > 0 ? '\n' : ''}`)
console.log(
  JSON.stringify({
    bench: 'errors',
    file: dirtyPath.split('/').pop()!,
    cells: dirty.rowCount * dirty.columns.length,
    labelledRows: reviewed.length,
    flagged: errors.length,
    seconds,
    ...(truth !== null && compare(dirty, truth, new Set(reviewed))),
  }),
)

function labelsOf(row: number, left: Dataset, right: Dataset): readonly CellLabel[] {
  return left.columns.map((column, index) => ({ row, column: column.name, wrong: differs(left, right, index, row) }))
}

function differs(left: Dataset, right: Dataset, index: number, row: number): boolean {
  return left.columns[index].original(row) !== right.columns[index].original(row)
}

async function read(path: string): Promise<Dataset> {
  return load(new Uint8Array(await readFile(path)))
}

function quoted(text: string): string {
  return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/** On the rows that nobody looked at. */
function compare(
  left: Dataset,
  right: Dataset,
  seen: ReadonlySet<number>,
): { readonly precision: number; readonly recall: number; readonly f1: number } {
  const indexOf = new Map(left.columns.map((column, index) => [column.name, index]))
  const judged = errors.filter(({ row }) => !seen.has(row))
  let wrong = 0
  left.columns.forEach((_, index) => {
    for (let row = 0; row < left.rowCount; row++) if (!seen.has(row) && differs(left, right, index, row)) wrong++
  })
  const hits = judged.filter(({ row, column }) => differs(left, right, indexOf.get(column)!, row)).length
  return {
    precision: hits / Math.max(1, judged.length),
    recall: hits / Math.max(1, wrong),
    f1: (2 * hits) / Math.max(1, judged.length + wrong),
  }
}
