/**
 * Wrong cells without labels: `npm run bench:errors -- DIRTY.csv OUT.csv [--clean CLEAN.csv]`
 * writes the flagged cells as `row,column` (row 0-based). With the clean file, compared by position, it prints precision, recall and F1.
 */
import { readFile, writeFile } from 'node:fs/promises'
import { detectErrors } from '../src/clean/errors/detect-errors.ts'
import type { Dataset } from '../src/table/dataset.ts'
import { load } from '../src/table/load.ts'

const [dirtyPath, output, flag, cleanPath] = process.argv.slice(2)
if (dirtyPath === undefined || output === undefined) {
  console.error('usage: bench:errors -- DIRTY.csv OUT.csv [--clean CLEAN.csv]')
  process.exit(2)
}
const dirty = await read(dirtyPath)
const started = performance.now()
const errors = await detectErrors(dirty)
const seconds = (performance.now() - started) / 1000
const lines = errors.map((error) => `${error.row},${quoted(error.column)}`)
await writeFile(output, `row,column\n${lines.join('\n')}${lines.length > 0 ? '\n' : ''}`)
const score = flag === '--clean' && cleanPath !== undefined ? compare(dirty, await read(cleanPath)) : {}
console.log(
  JSON.stringify({
    bench: 'errors',
    file: dirtyPath.split('/').pop()!,
    cells: dirty.rowCount * dirty.columns.length,
    flagged: errors.length,
    seconds,
    ...score,
  }),
)

async function read(path: string): Promise<Dataset> {
  return load(new Uint8Array(await readFile(path)))
}

function quoted(text: string): string {
  return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

function compare(left: Dataset, right: Dataset): { precision: number; recall: number; f1: number } {
  const indexOf = new Map(left.columns.map((column, index) => [column.name, index]))
  const wrong = new Set<string>()
  left.columns.forEach((column, index) => {
    for (let row = 0; row < left.rowCount; row++)
      if (column.original(row) !== right.columns[index].original(row)) wrong.add(`${row},${index}`)
  })
  const hits = errors.filter((error) => wrong.has(`${error.row},${indexOf.get(error.column)}`)).length
  return {
    precision: hits / Math.max(1, errors.length),
    recall: hits / Math.max(1, wrong.size),
    f1: (2 * hits) / Math.max(1, errors.length + wrong.size),
  }
}
