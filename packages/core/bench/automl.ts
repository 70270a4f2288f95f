/**
 * Quality of a default `fit` against reference scores of scikit-learn and LightGBM, fold by fold:
 * row i of those with a target → fold i mod 5, one fit per fold on the other four, scored on the rows left out.
 *
 *   npm run bench:automl -- [--data DIR] [--effort low|medium|high] [--folds 0,1] [set …]
 *
 * DIR holds the CSV files and `reference-scores.json`. Prints a JSON line per fold and a table at the end.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { predictPipeline } from '../src/fitted/predict-pipeline.ts'
import { metrics } from '../src/metrics/index.ts'
import { fit } from '../src/pipeline/fit.ts'
import { labelRows } from '../src/search/label-rows.ts'
import type { Effort } from '../src/search/search-settings.ts'
import type { Dataset } from '../src/table/dataset.ts'
import { load } from '../src/table/load.ts'
import { takeRows } from '../src/table/take-rows.ts'

const foldCount = 5
const peers = ['rf', 'lgbm', 'lin', 'mean3'] as const
const metricOf = { auc: metrics.rocAuc, logloss: metrics.logLoss, rmse: metrics.rmse }

interface Reference {
  readonly target: string
  readonly drop: readonly string[]
  readonly file?: string
  readonly n: number
  readonly metric: keyof typeof metricOf
  readonly folds: { readonly [peer in (typeof peers)[number]]?: readonly number[] }
}

interface FoldResult {
  readonly set: string
  readonly fold: number
  readonly score: number
  readonly outOfFold: number
  readonly seconds: number
  readonly cpuSeconds: number
  readonly chosen: string
  readonly coverage?: number
}

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    data: { type: 'string', default: 'data' },
    effort: { type: 'string', default: 'medium' },
    folds: { type: 'string', default: '0,1,2,3,4' },
  },
})
const references: { readonly [set: string]: Reference } = JSON.parse(
  readFileSync(join(options.data, 'reference-scores.json'), 'utf8'),
).sets
const sets = positionals.length > 0 ? positionals : Object.keys(references)
const folds = options.folds.split(',').map(Number)
const results: FoldResult[] = []

for (const set of sets) {
  const reference = references[set]
  const dataset = await load(readFileSync(join(options.data, reference.file ?? `${set}.csv`)), { name: set })
  for (const fold of folds) {
    const result = await runFold(set, dataset, reference, fold)
    results.push(result)
    console.log(JSON.stringify(result))
  }
}
console.log(`\n${table()}`)

async function runFold(
  set: string,
  dataset: Dataset,
  { target, drop, metric }: Reference,
  fold: number,
): Promise<FoldResult> {
  const { train, test } = splitRows(dataset, target, fold)
  const begin = performance.now()
  const cpu = process.cpuUsage()
  const { pipeline, leaderboard } = await fit(takeRows(dataset, train), {
    target,
    drop,
    seed: 7,
    effort: options.effort as Effort,
  })
  const seconds = (performance.now() - begin) / 1000
  const used = process.cpuUsage(cpu)
  const held = takeRows(dataset, test)
  const labelled = await labelRows(pipeline, held, {})
  const { prediction, lower, upper } = predictPipeline(pipeline, takeRows(held, labelled.rows))
  const chosen = leaderboard.candidates.find((candidate) => candidate.chosen)!
  const inside =
    lower &&
    upper &&
    labelled.actual.filter((value, row) => value >= lower[row] && value <= upper[row]).length / labelled.actual.length
  return {
    set,
    fold,
    score: metricOf[metric].score(labelled.actual, prediction),
    outOfFold: chosen.score!,
    seconds,
    cpuSeconds: (used.user + used.system) / 1e6,
    chosen: JSON.stringify(pipeline.recipe.members, (key, value: unknown) => (key === 'params' ? undefined : value)),
    ...(inside !== null && { coverage: inside }),
  }
}

function splitRows(
  dataset: Dataset,
  target: string,
  fold: number,
): { readonly train: Int32Array; readonly test: Int32Array } {
  const { missing } = dataset.column(target)
  const rows = Int32Array.from({ length: dataset.rowCount }, (_, row) => row).filter((row) => missing[row] === 0)
  return { train: rows.filter((_, i) => i % foldCount !== fold), test: rows.filter((_, i) => i % foldCount === fold) }
}

/** `gain` is how much better than the best single peer (rf, lgbm, lin) in paired fold differences, in standard errors over folds. */
function table(): string {
  const header = ['set', 'metric', 'ours', ...peers, 'gain/se', 'verdict', 'seconds', 'cpu', 'coverage']
  const rows = sets.map((set) => {
    const { metric, folds: scores } = references[set]
    const own = results.filter((result) => result.set === set)
    const sign = metric === 'auc' ? 1 : -1
    const meanOf = (peer: (typeof peers)[number]) => mean(own.map(({ fold }) => scores[peer]?.[fold] ?? NaN))
    const best = (['rf', 'lgbm', 'lin'] as const).reduce((a, b) => (sign * meanOf(b) > sign * meanOf(a) ? b : a))
    const gains = own.map(({ score, fold }) => sign * (score - scores[best]![fold]))
    const error = Math.sqrt(
      gains.reduce((sum, gain) => sum + (gain - mean(gains)) ** 2, 0) / Math.max(1, gains.length - 1) / gains.length,
    )
    const verdict =
      mean(gains) >= 0
        ? sign * mean(own.map(({ score }) => score)) >= sign * meanOf('mean3') || Number.isNaN(meanOf('mean3'))
          ? 'best'
          : 'beats singles'
        : mean(gains) >= -error
          ? 'within 1 se'
          : 'worse'
    const coverage = own.every((one) => one.coverage !== undefined)
      ? mean(own.map((one) => one.coverage!)).toFixed(3)
      : ''
    return [
      set,
      metric,
      show(mean(own.map(({ score }) => score))),
      ...peers.map((peer) => show(meanOf(peer))),
      (mean(gains) / error).toFixed(2),
      verdict,
      mean(own.map(({ seconds }) => seconds)).toFixed(1),
      mean(own.map(({ cpuSeconds }) => cpuSeconds)).toFixed(1),
      coverage,
    ]
  })
  const widths = header.map((_, column) => Math.max(...[header, ...rows].map((row) => row[column].length)))
  return [header, ...rows].map((row) => row.map((cell, column) => cell.padStart(widths[column])).join('  ')).join('\n')
}

function mean(numbers: readonly number[]): number {
  return numbers.reduce((sum, value) => sum + value, 0) / numbers.length
}

function show(value: number): string {
  return Number.isNaN(value) ? '-' : value.toPrecision(4)
}
