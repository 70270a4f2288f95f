/**
 * Our learners against LightGBM, scikit-learn and the ml.js packages on generated tables: `npm run bench:learners -- [--rows 1000,10000,100000]
 * [--repeats 3] [--learners gradientBoosting,linear] [--threads 1] [--json]`. Times include binning; ratios are of medians within one run: of CPU time on
 * one thread, of wall time on several.
 * Python peers come from scripts/python-peers.txt; without them only ours are measured, and the output says so.
 */
import { spawnSync } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { MultivariateLinearRegression } from 'ml-regression'
import { findPython } from '../../../scripts/find-python.js'
import { learners } from '../src/learners/index.ts'
import type { FitOptions, FitResult, Learner } from '../src/learners/learner.ts'
import { validateParams } from '../src/learners/validate-params.ts'
import type { FeatureMatrix } from '../src/matrix/feature-matrix.ts'
import { metrics } from '../src/metrics/index.ts'
import { predictModel } from '../src/models/predict.ts'
import { predictRow } from '../src/models/predict-row.ts'
import { type GeneratedTable, generateTable } from './generate-table.ts'

const { values } = parseArgs({
  options: {
    rows: { type: 'string', default: '1000,10000,100000' },
    repeats: { type: 'string', default: '3' },
    learners: { type: 'string' },
    threads: { type: 'string', default: '1' },
    json: { type: 'boolean', default: false },
  },
})
const repeats = Number(values.repeats)
const wanted = values.learners?.split(',')
const TREES = 100
const threads = Number(values.threads)

interface Result {
  readonly tool: string
  readonly fitCpuMs: number
  readonly firstFitCpuMs: number
  readonly fitWallMs: number
  readonly predictRowsPerSecond: number
  readonly singleRowMicroseconds: number
  readonly score: number
}

/** Ours, the kernels it may use, and the peers of the same kind. */
const pairs: readonly {
  readonly learner: Learner
  readonly kernels: readonly FitOptions['kernel'][]
  readonly peers: readonly string[]
  readonly tasks: readonly string[]
}[] = [
  {
    learner: learners.gradientBoosting as Learner,
    kernels: ['wasm', 'js'],
    peers: ['lightgbm', 'hist-gradient-boosting'],
    tasks: ['regression', 'binary'],
  },
  {
    learner: learners.randomForest as Learner,
    kernels: ['wasm', 'js'],
    peers: ['random-forest'],
    tasks: ['regression', 'binary'],
  },
  {
    learner: learners.extraTrees as Learner,
    kernels: ['wasm', 'js'],
    peers: ['extra-trees'],
    tasks: ['regression', 'binary'],
  },
  {
    learner: learners.decisionTree as Learner,
    kernels: ['wasm'],
    peers: ['decision-tree'],
    tasks: ['regression', 'binary'],
  },
  { learner: learners.linear as Learner, kernels: ['wasm', 'js'], peers: ['linear'], tasks: ['regression'] },
  { learner: learners.elasticNet as Learner, kernels: ['wasm'], peers: ['elastic-net'], tasks: ['regression'] },
  { learner: learners.logistic as Learner, kernels: ['wasm', 'js'], peers: ['linear'], tasks: ['binary'] },
  { learner: learners.oneRule as Learner, kernels: ['wasm'], peers: [], tasks: ['regression', 'binary'] },
  { learner: learners.constant as Learner, kernels: ['wasm'], peers: [], tasks: ['regression', 'binary'] },
]

const python = findPython()
const folder = await mkdtemp(join(tmpdir(), 'csvanalyzer-bench-'))
try {
  for (const rowCount of values.rows.split(',').map(Number))
    for (const task of ['regression', 'binary'] as const) await compare(generateTable(task, rowCount))
} finally {
  await rm(folder, { recursive: true })
}
if (python === null) console.error('no Python peers: install scripts/python-peers.txt and set PEERS_PYTHON')

async function compare(table: GeneratedTable): Promise<void> {
  const files = { train: join(folder, 'train.bin'), test: join(folder, 'test.bin') }
  await writeFile(files.train, bytesOf(table.train.columns, table.trainTarget))
  await writeFile(files.test, bytesOf(table.test.columns, table.testTarget))
  for (const { learner, kernels, peers, tasks } of pairs) {
    if (!tasks.includes(table.task) || (wanted && !wanted.includes(learner.name))) continue
    const others = python === null ? [] : peersOf(table, files, peers)
    if (learner === learners.linear) others.push(plainRegression(table))
    for (const other of others) print(table, learner.name, other, [])
    for (const kernel of kernels) print(table, learner.name, await measure(learner, kernel, table), others)
  }
}

async function measure(learner: Learner, kernel: FitOptions['kernel'], table: GeneratedTable): Promise<Result> {
  const params = validateParams(learner)
  const times: number[] = []
  const walls: number[] = []
  let result: FitResult | undefined
  for (let at = 0; at < repeats; at++) {
    const X = { ...table.train } // a new identity: bins are made again
    const cpu = process.cpuUsage()
    const started = performance.now()
    result = await learner.fit(X, table.trainTarget, params, {
      seed: 1,
      task: table.task,
      classes: table.task === 'binary' ? 2 : 1,
      kernel,
      threads,
    })
    times.push(milliseconds(cpu))
    walls.push(performance.now() - started)
    if (times[at] > 10_000) break
  }
  const { model } = result!
  const metric = table.task === 'regression' ? metrics.r2 : metrics.rocAuc
  const predicted = predictModel(model, table.test)
  const x = Float64Array.from(table.test.columns, (column) => column[0])
  const perRow = repeated(() => predictModel(model, table.test), 300) / table.test.rowCount
  const single = repeated(() => predictRow(model, x), 100)
  return {
    tool: `csvanalyzer ${kernel}`,
    fitCpuMs: median(times),
    firstFitCpuMs: times[0],
    fitWallMs: median(walls),
    predictRowsPerSecond: 1000 / perRow,
    singleRowMicroseconds: single * 1000,
    score: metric.score(table.testTarget, predicted),
  }
}

/** ml-regression as its readme calls it, on rows that are ready. */
function plainRegression({ train, trainTarget, test, testTarget }: GeneratedTable): Result {
  const rowsOf = ({ columns, rowCount }: FeatureMatrix): number[][] =>
    Array.from({ length: rowCount }, (_, i) => columns.map((column) => column[i]))
  const [rows, testRows] = [rowsOf(train), rowsOf(test)]
  const answers = Array.from(trainTarget, (value) => [value])
  const times: number[] = []
  const walls: number[] = []
  let model = new MultivariateLinearRegression(rows.slice(0, 100), answers.slice(0, 100))
  for (let at = 0; at < repeats; at++) {
    const cpu = process.cpuUsage()
    const started = performance.now()
    model = new MultivariateLinearRegression(rows, answers)
    times.push(milliseconds(cpu))
    walls.push(performance.now() - started)
  }
  const values = Float64Array.from(model.predict(testRows), ([value]) => value)
  return {
    tool: 'ml-regression',
    fitCpuMs: median(times),
    firstFitCpuMs: times[0],
    fitWallMs: median(walls),
    predictRowsPerSecond: (1000 * testRows.length) / repeated(() => model.predict(testRows), 300),
    singleRowMicroseconds: 1000 * repeated(() => model.predict([testRows[0]]), 100),
    score: metrics.r2.score(testTarget, { task: 'regression', rowCount: values.length, width: 1, values }),
  }
}

function median(numbers: readonly number[]): number {
  return [...numbers].sort((a, b) => a - b)[numbers.length >> 1]
}

/** CPU milliseconds of one call, over calls of so many milliseconds in all. */
function repeated(call: () => unknown, budget: number): number {
  call()
  const cpu = process.cpuUsage()
  let calls = 0
  while (milliseconds(cpu) < budget) {
    for (let i = 0; i < 1 + (calls >> 1); i++, calls++) call()
  }
  return milliseconds(cpu) / calls
}

function milliseconds(since: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(since)
  return (user + system) / 1000
}

function peersOf(table: GeneratedTable, files: { train: string; test: string }, peers: readonly string[]): Result[] {
  if (peers.length === 0) return []
  const job = { ...files, task: table.task, columns: table.train.columns.length, peers, trees: TREES, repeats, threads }
  const run = spawnSync(python!, [fileURLToPath(new URL('./learner-peers.py', import.meta.url))], {
    input: JSON.stringify(job),
    encoding: 'utf8',
    env: { ...process.env, OMP_NUM_THREADS: String(threads), OPENBLAS_NUM_THREADS: String(threads) },
  })
  if (run.status !== 0) console.error(`peers failed: ${run.stderr.trim().split('\n').at(-1)}`)
  return run.stdout
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Result)
}

function bytesOf(columns: readonly Float64Array[], target: Float64Array): Buffer {
  return Buffer.concat(
    [...columns, target].map((column) => Buffer.from(column.buffer, column.byteOffset, column.byteLength)),
  )
}

function print(table: GeneratedTable, learner: string, result: Result, others: readonly Result[]): void {
  const ratios = Object.fromEntries(
    others.map((other) => [
      other.tool,
      threads > 1 ? result.fitWallMs / other.fitWallMs : result.fitCpuMs / other.fitCpuMs,
    ]),
  )
  const line = { rows: table.train.rowCount, task: table.task, learner, ...result, ratios }
  if (values.json) return console.log(JSON.stringify(line))
  const texts = [
    String(line.rows).padStart(7),
    table.task.padEnd(10),
    learner.padEnd(16),
    result.tool.padEnd(22),
    `${result.fitCpuMs.toFixed(1).padStart(9)} ms`,
    ...(threads > 1 ? [`wall ${result.fitWallMs.toFixed(0).padStart(6)}`] : []),
    `first ${result.firstFitCpuMs.toFixed(0).padStart(6)}`,
    `score ${result.score.toFixed(4)}`,
    `${result.predictRowsPerSecond.toFixed(0).padStart(8)} rows/s`,
    `${result.singleRowMicroseconds.toFixed(1).padStart(7)} µs/row`,
    ...Object.entries(ratios).map(([tool, ratio]) => `${ratio.toFixed(2)} × ${tool}`),
  ]
  console.log(texts.join('  '))
}
