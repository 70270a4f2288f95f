/**
 * Every export of a real model against `predict`, row by row: rows of the file, and rows with missing and unseen
 * values and numbers at the thresholds of the trees and one unit in the last place beside them.
 *
 *   npm run bench:exports -- [--data DIR] [--models DIR] [--all] [set …]
 *
 * DIR holds the CSV files and `reference-scores.json`; models are fitted with low effort, or read from `--models`,
 * where they are kept. `--all` drops no column. PostgreSQL takes part where DATABASE_URL names one. Prints a JSON line per model and format and a table at the end.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import { findPython } from '../../../scripts/find-python.js'
import { exportModel } from '../src/export/export-model.ts'
import { mlflowFiles } from '../src/export/mlflow/mlflow.ts'
import { onnxInputType } from '../src/export/onnx/onnx.ts'
import type { FittedPipeline } from '../src/fitted/fitted-pipeline.ts'
import { fromJson } from '../src/fitted/from-json.ts'
import { featuresOf } from '../src/fitted/predict-guarded.ts'
import { predictPipeline } from '../src/fitted/predict-pipeline.ts'
import { readDataset } from '../src/fitted/read-dataset.ts'
import { readRows } from '../src/fitted/read-rows.ts'
import { toJson } from '../src/fitted/to-json.ts'
import { predictModel } from '../src/models/predict.ts'
import { fit } from '../src/pipeline/fit.ts'
import { load } from '../src/table/load.ts'
import { typedRows } from '../test/export/sample-pipelines.ts'

type Cell = number | string | null
type Row = { readonly [column: string]: Cell }
type Answers = { readonly [output: string]: readonly Cell[] }
interface Engine {
  readonly name: string
  readonly format: 'javascript' | 'python' | 'onnx' | 'mlflow' | 'sql' | 'lightgbm'
}

const engines: readonly Engine[] = [
  { name: 'javascript', format: 'javascript' },
  { name: 'python', format: 'python' },
  { name: 'onnx', format: 'onnx' },
  { name: 'mlflow', format: 'mlflow' },
  { name: 'sqlite', format: 'sql' },
  { name: 'duckdb', format: 'sql' },
  ...(process.env.DATABASE_URL ? [{ name: 'postgres', format: 'sql' } as const] : []),
  { name: 'lightgbm', format: 'lightgbm' },
]
const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    data: { type: 'string', default: 'data' },
    models: { type: 'string' },
    engines: { type: 'string' },
    all: { type: 'boolean', default: false },
  },
})
const references: { readonly [set: string]: { target: string; drop: string[]; file?: string } } = JSON.parse(
  readFileSync(join(options.data, 'reference-scores.json'), 'utf8'),
).sets
const python = findPython() ?? 'python3'
const folder = mkdtempSync(join(tmpdir(), 'csvanalyzer-exports-'))
const table: string[][] = []

for (const set of positionals.length > 0 ? positionals : Object.keys(references)) {
  const { pipeline, rows } = await modelAndRows(set)
  const cells: string[] = [set, pipeline.model.format, String(rows.length)]
  for (const engine of engines) {
    if (options.engines !== undefined && !options.engines.split(',').includes(engine.name)) continue
    const outcome = await compare(engine, pipeline, rows).catch((error: Error) => ({ said: error.message }))
    console.log(JSON.stringify({ set, engine: engine.name, ...outcome }))
    cells.push('said' in outcome ? 'refused' : `${outcome.labels} / ${outcome.largest.toExponential(0)}`)
  }
  table.push(cells)
}
rmSync(folder, { recursive: true })
console.log(['set', 'model', 'rows', ...engines.map(({ name }) => name)].join(' | '))
for (const cells of table) console.log(cells.join(' | '))

async function modelAndRows(
  set: string,
): Promise<{ readonly pipeline: FittedPipeline; readonly rows: readonly Row[] }> {
  const { target, drop, file } = references[set]
  const dataset = await load(readFileSync(join(options.data, file ?? `${set}.csv`)))
  const kept = options.models && join(options.models, `${set}${options.all ? '-all' : '-ref'}.json`)
  const pipeline =
    kept && existsSync(kept)
      ? fromJson(readFileSync(kept, 'utf8'))
      : (await fit(dataset, { target, drop: options.all ? [] : drop, effort: 'low', seed: 7 })).pipeline
  if (kept) {
    mkdirSync(options.models!, { recursive: true })
    writeFileSync(kept, toJson(pipeline))
  }
  const step = Math.max(1, Math.floor(dataset.rowCount / 500))
  const { set: columns } = readDataset(pipeline, dataset)
  const real = Array.from({ length: Math.min(500, dataset.rowCount) }, (_, i) =>
    Object.fromEntries(
      pipeline.inputs.map(({ name }) => {
        const column = columns.columns.get(name)!
        if (column.kind === 'text')
          return [name, column.codes[i * step] < 0 ? null : column.dictionary[column.codes[i * step]]]
        return [name, Number.isNaN(column.values[i * step]) ? null : column.values[i * step]]
      }),
    ),
  )
  return { pipeline, rows: [...real, ...typedRows(pipeline, 500, 11).map((row) => exportableRow(pipeline, row))] }
}

/** Another spelling of a category is known to formats without functions of texts only when it stood in the file. */
function exportableRow(pipeline: FittedPipeline, row: Row): Row {
  return Object.fromEntries(
    pipeline.inputs.map(({ name, values }) => {
      const cell = row[name]
      return [name, typeof cell === 'string' && values !== null && !values.includes(cell) ? 'never seen' : cell]
    }),
  )
}

async function compare({ name, format }: Engine, pipeline: FittedPipeline, all: readonly Row[]) {
  // a whole number that was never missing is a column of int64
  const whole = pipeline.inputs.filter((input) => onnxInputType(input) === 'int64')
  const fits = (row: Row): boolean => whole.every((input) => Number.isSafeInteger(row[input.name]))
  const tiny = (cell: Cell): boolean => typeof cell === 'number' && cell !== 0 && Math.abs(cell) < 1e-290
  const rows =
    name === 'onnx' || name === 'mlflow'
      ? all.filter(fits)
      : // where a product underflows, PostgreSQL ends the query
        name === 'postgres'
        ? all.filter((row) => !Object.values(row).some(tiny))
        : all
  const [ours, theirs] = await answersOf(name, format, pipeline, rows)
  let labels = 0
  let largest = 0
  const differing = new Set<number>()
  for (const [output, values] of Object.entries(theirs)) {
    if (ours[output] === undefined) continue
    values.forEach((value, row) => {
      const own = ours[output][row]
      if (!isClose(own, value)) differing.add(row)
      if (typeof own === 'string') labels += own === value ? 0 : 1
      else if (!Object.is(own ?? NaN, value ?? NaN))
        largest = Math.max(
          largest,
          Math.abs(Number(own) - Number(value ?? NaN)) / Math.max(1, Math.abs(Number(own))) || Infinity,
        )
    })
  }
  return { rows: rows.length, labels, largest, first: differing.size === 0 ? undefined : rows[Math.min(...differing)] }
}

/** Python reads infinities, which JSON lacks. */
function pythonJson(value: unknown): string {
  const marked = (_: string, item: unknown) => (item === Infinity || item === -Infinity ? `#${item}#` : item)
  return JSON.stringify(value, marked).replace(/"#(-?Infinity)#"/g, '$1')
}

function isClose(own: Cell, value: Cell): boolean {
  if (typeof own === 'string' || value === null || own === null) return own === value || Number.isNaN(own)
  return Math.abs(own - Number(value)) <= 1e-9 * Math.max(1, Math.abs(own))
}

async function answersOf(
  name: string,
  format: Engine['format'],
  pipeline: FittedPipeline,
  rows: readonly Row[],
): Promise<readonly [Answers, Answers]> {
  if (format === 'lightgbm') return treesAlone(pipeline, rows)
  const ours = ownAnswers(pipeline, rows)
  const columns = pipeline.inputs.map((input) => ({
    name: input.name,
    type: onnxInputType(input),
    cells: rows.map((row) => row[input.name]),
  }))
  writeFileSync(join(folder, 'columns.json'), pythonJson(columns))
  if (format === 'javascript') return [ours, await inJavaScript(pipeline, rows)]
  await writeModel(format, pipeline)
  return [ours, inPython(name)]
}

async function writeModel(
  format: Exclude<Engine['format'], 'javascript' | 'lightgbm'>,
  pipeline: FittedPipeline,
): Promise<void> {
  if (format !== 'mlflow') {
    const extension = { python: 'py', onnx: 'onnx', sql: 'sql' }[format]
    return writeFileSync(join(folder, `model.${extension}`), await exportModel(pipeline, format))
  }
  for (const [path, bytes] of Object.entries(await mlflowFiles(pipeline))) {
    mkdirSync(dirname(join(folder, 'mlflow', path)), { recursive: true })
    writeFileSync(join(folder, 'mlflow', path), bytes)
  }
}

function inPython(engine: string): Answers {
  const driver = fileURLToPath(new URL('exports.py', import.meta.url))
  const run = spawnSync(python, ['-W', 'ignore', driver, engine, folder], { encoding: 'utf8', maxBuffer: 1 << 28 })
  if (run.status !== 0) throw new Error(run.stderr.slice(-600))
  return JSON.parse(readFileSync(join(folder, 'answers.json'), 'utf8')) as Answers
}

async function inJavaScript(pipeline: FittedPipeline, rows: readonly Row[]): Promise<Answers> {
  const path = join(folder, `model-${Math.random()}.mjs`)
  writeFileSync(path, await exportModel(pipeline, 'javascript'))
  const { predict } = (await import(pathToFileURL(path).href)) as {
    predict(row: Row): { prediction: Cell; probabilities: { [name: string]: number } | null }
  }
  const answers = rows.map((row) => predict(row))
  if (pipeline.task === 'regression') return { prediction: answers.map(({ prediction }) => prediction) }
  const probabilities = pipeline.classes.map((name) => [
    `probability_${name}`,
    answers.map((answer) => answer.probabilities![name]),
  ])
  return { label: answers.map(({ prediction }) => prediction), ...Object.fromEntries(probabilities) }
}

function ownAnswers(pipeline: FittedPipeline, rows: readonly Row[]): Answers {
  const { prediction, texts, lower, upper } = predictPipeline(pipeline, rows)
  const column = (k: number) => rows.map((_, row) => prediction.values[row * prediction.width + k])
  if (texts === null) return { prediction: column(0), ...(lower && { lower: [...lower], upper: [...upper!] }) }
  return { label: texts, ...Object.fromEntries(pipeline.classes.map((name, k) => [`probability_${name}`, column(k)])) }
}

async function treesAlone(pipeline: FittedPipeline, rows: readonly Row[]): Promise<readonly [Answers, Answers]> {
  writeFileSync(join(folder, 'model.txt'), await exportModel(pipeline, 'lightgbm'))
  const matrix = featuresOf(pipeline, readRows(pipeline, rows).set)
  const ours = predictModel(pipeline.model, matrix)
  const cells = rows.map((_, row) => matrix.columns.map((column) => (Number.isNaN(column[row]) ? null : column[row])))
  writeFileSync(join(folder, 'matrix.json'), pythonJson(cells))
  writeFileSync(join(folder, 'columns.json'), '[]')
  const theirs = (inPython('lightgbm').raw as unknown as readonly (number | readonly number[])[]).map((value) =>
    typeof value === 'number' ? value : value.at(-1)!,
  )
  return [{ raw: rows.map((_, row) => ours.values[row * ours.width + ours.width - 1]) }, { raw: theirs }]
}
