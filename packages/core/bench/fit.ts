/**
 * One learner on one file: `npm run bench:fit -- FILE --target T [--learner gradientBoosting] [--trees 100] [--leaves 31]
 * [--learning-rate 0.1] [--bins 255] [--threads 1] [--kernel auto|js|wasm] [--task T] [--json]`.
 * Trains on the rows whose index modulo 5 is below 4, scores the rest. `fitCpuMs` includes binning; reading and encoding do not count.
 * A parameter that the learner does not have is left out, and said.
 */
import { parseArgs } from 'node:util'
import { learners } from '../src/learners/index.ts'
import type { FitOptions, Learner } from '../src/learners/learner.ts'
import { binnedDataset } from '../src/learners/tree/binned-dataset.ts'
import { validateParams } from '../src/learners/validate-params.ts'
import type { Task } from '../src/matrix/task.ts'
import { metrics } from '../src/metrics/index.ts'
import { modelToJson } from '../src/models/model-json.ts'
import { predictModel } from '../src/models/predict.ts'
import { predictRow } from '../src/models/predict-row.ts'
import { invalid } from '../src/util/error.ts'
import { readFitTable } from './fit-table.ts'

process.on('uncaughtException', (error: Error & { readonly code?: string }) => {
  console.error(error.code === undefined ? error.stack : `bench:fit: ${error.message}`)
  process.exit(/^(invalid-option|ERR_PARSE_ARGS)/.test(error.code ?? '') ? 2 : 1)
})
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    target: { type: 'string' },
    learner: { type: 'string', default: 'gradientBoosting' },
    trees: { type: 'string' },
    leaves: { type: 'string' },
    'learning-rate': { type: 'string' },
    bins: { type: 'string' },
    threads: { type: 'string', default: '1' },
    kernel: { type: 'string', default: 'auto' },
    task: { type: 'string' },
    json: { type: 'boolean', default: false },
  },
})
if (positionals.length !== 1 || !values.target) {
  console.error(
    'usage: npm run bench:fit -- FILE --target T [--learner L] [--trees N] [--leaves N] [--learning-rate X] [--bins N] [--threads N] [--json]',
  )
  process.exit(2)
}
if (!Object.hasOwn(learners, values.learner)) {
  console.error(`unknown learner "${values.learner}"; there are ${Object.keys(learners).join(', ')}`)
  process.exit(2)
}
const learner = learners[values.learner as keyof typeof learners] as Learner
/** What each option is called by learners that have it. */
const namesOf = {
  trees: ['nEstimators'],
  leaves: ['numLeaves', 'maxLeafNodes', 'maxLeaves'],
  'learning-rate': ['learningRate'],
  bins: ['maxBins'],
} as const
const given: Record<string, number> = {}
for (const option of Object.keys(namesOf) as (keyof typeof namesOf)[]) {
  const value = values[option]
  if (value === undefined) continue
  const name = namesOf[option].find((one) => one in learner.params)
  if (name === undefined) console.error(`${learner.name} has no --${option}: left out`)
  else given[name] = numberOf(option, value)
}
const params = validateParams(learner, given)

const table = await readFitTable(positionals[0], values.target, learner.encoding, values.task as Task | undefined)
const run: FitOptions = {
  seed: 1,
  task: table.task,
  classes: table.classes,
  kernel: values.kernel as FitOptions['kernel'],
  threads: numberOf('threads', values.threads),
}

const fit = await timed(() => learner.fit(table.train, table.trainTarget, params, run))
const bins =
  learner.encoding === 'tree' ? await timed(() => binnedDataset({ ...table.train }, given.maxBins ?? 255)) : null
const { model } = fit.result
const metric = table.task === 'regression' ? metrics.r2 : table.task === 'binary' ? metrics.rocAuc : metrics.accuracy
const document = {
  tool: 'csvanalyzer',
  learner: learner.name,
  task: table.task,
  params,
  trainRows: table.train.rowCount,
  testRows: table.test.rowCount,
  features: table.train.features.length,
  threads: run.threads,
  fitCpuMs: fit.cpuMs,
  fitWallMs: fit.wallMs,
  binCpuMs: bins?.cpuMs ?? 0,
  predictRowsPerSecond: rowsPerSecond(),
  singleRowMicroseconds: microsecondsPerRow(),
  peakRssMb: process.resourceUsage().maxRSS / 1024,
  modelBytes: JSON.stringify(modelToJson(model)).length,
  metric: metric.name,
  score: metric.score(table.testTarget, predictModel(model, table.test)),
}
if (values.json) console.log(JSON.stringify(document))
else
  for (const [name, value] of Object.entries(document))
    console.log(`${name.padEnd(22)} ${typeof value === 'object' ? JSON.stringify(value) : value}`)

function numberOf(option: string, value: string): number {
  if (value.trim() === '' || Number.isNaN(Number(value))) throw invalid(`--${option}`, value, 'a number')
  return Number(value)
}

async function timed<T>(work: () => Promise<T>): Promise<{ result: T; cpuMs: number; wallMs: number }> {
  const started = performance.now()
  const cpu = process.cpuUsage()
  const result = await work()
  const { user, system } = process.cpuUsage(cpu)
  return { result, cpuMs: (user + system) / 1000, wallMs: performance.now() - started }
}

/** Best of repeats of the test rows for half a second. */
function rowsPerSecond(): number {
  let best = 0
  for (const until = performance.now() + 500; performance.now() < until;) {
    const started = performance.now()
    predictModel(model, table.test)
    best = Math.max(best, (table.test.rowCount / (performance.now() - started)) * 1000)
  }
  return best
}

/** Median of 2,000 rows, one call each. */
function microsecondsPerRow(): number {
  const times = Array.from({ length: 2000 }, (_, at) => {
    const row = Float64Array.from(table.test.columns, (column) => column[at % table.test.rowCount])
    const started = performance.now()
    predictRow(model, row)
    return (performance.now() - started) * 1000
  })
  return times.sort((a, b) => a - b)[1000]
}
