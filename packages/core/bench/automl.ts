/**
 * Quality of a default `fit` against reference scores of scikit-learn and LightGBM, fold by fold:
 * row i of those with a target → fold i mod 5, one fit per fold on the other four, scored on the rows left out.
 *
 *   npm run bench:automl -- [--data DIR] [--effort low|medium|high] [--folds 0,1] [--no-peers] [--out FILE] [set …]
 *   npm run bench:automl -- --summary [--data DIR] FILE …
 *
 * DIR holds the CSV files and `reference-scores.json`. Prints a JSON line per fold and player, which `--out` appends to a file,
 * and the tables of the bar at the end; `--summary` prints those of several runs over some sets or folds each.
 * LightGBM's probabilities come from the Python of the peers; FLAML from that of FLAML_PYTHON, AutoGluon (medium quality) from that of
 * AUTOGLUON_PYTHON, each fold with the CPU time of ours.
 */
import { appendFileSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { predictPipeline } from '../src/fitted/predict-pipeline.ts'
import { metrics } from '../src/metrics/index.ts'
import { fit } from '../src/pipeline/fit.ts'
import { labelRows } from '../src/search/label-rows.ts'
import type { Effort } from '../src/search/search-settings.ts'
import type { Dataset } from '../src/table/dataset.ts'
import { load } from '../src/table/load.ts'
import { takeRows } from '../src/table/take-rows.ts'
import { type FoldResult, type PeerFold, readLines } from './automl-lines.ts'
import { runPeers } from './automl-peers.ts'
import { probabilityScores } from './automl-probabilities.ts'
import { barOf, type Reference } from './automl-tables.ts'

const foldCount = 5
const metricOf = { auc: metrics.rocAuc, logloss: metrics.logLoss, rmse: metrics.rmse }

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    data: { type: 'string', default: 'data' },
    effort: { type: 'string', default: 'medium' },
    folds: { type: 'string', default: '0,1,2,3,4' },
    'no-peers': { type: 'boolean', default: false },
    out: { type: 'string' },
    summary: { type: 'boolean', default: false },
  },
})
const references: { readonly [set: string]: Reference } = JSON.parse(
  readFileSync(join(options.data, 'reference-scores.json'), 'utf8'),
).sets
if (options.summary && positionals.length === 0) throw new Error('--summary: name the files that --out wrote')
const { results, peers } = options.summary
  ? readLines(positionals.map((file) => readFileSync(file, 'utf8')))
  : await run(positionals.length > 0 ? positionals : Object.keys(references), options.folds.split(',').map(Number))
console.log(`\n${barOf(references, results, peers)}`)

/** Set by set: our fits, then the peers, never side by side. */
async function run(
  sets: readonly string[],
  folds: readonly number[],
): Promise<{ readonly results: readonly FoldResult[]; readonly peers: readonly PeerFold[] }> {
  const results: FoldResult[] = []
  const peers: PeerFold[] = []
  for (const set of sets) {
    const reference = references[set]
    if (reference === undefined) throw new Error(`no set ${set}; there are ${Object.keys(references).join(', ')}`)
    const { target, drop, metric } = reference
    const file = resolve(options.data, reference.file ?? `${set}.csv`)
    const dataset = await load(readFileSync(file), { name: set })
    let positive: string | null = null
    const seconds: number[] = []
    for (const fold of folds) {
      const { result, positive: asked } = await runFold(set, dataset, reference, fold)
      positive = asked
      seconds.push(result.cpuSeconds)
      results.push(result)
      print(result)
    }
    if (options['no-peers']) continue
    const job = { file, target, drop: ['rownames', ...drop], metric, positive, folds, seconds }
    for (const peer of runPeers(set, job)) {
      peers.push(peer)
      print(peer)
    }
  }
  return { results, peers }
}

function print(result: FoldResult | PeerFold): void {
  const line = JSON.stringify(result)
  console.log(line)
  if (options.out) appendFileSync(options.out, `${line}\n`)
}

async function runFold(
  set: string,
  dataset: Dataset,
  { target, drop, metric }: Reference,
  fold: number,
): Promise<{ readonly result: FoldResult; readonly positive: string | null }> {
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
  const { actual, rows } = await labelRows(pipeline, held, {})
  const { prediction, lower, upper } = predictPipeline(pipeline, takeRows(held, rows))
  const chosen = leaderboard.candidates.find((candidate) => candidate.chosen)!
  return {
    positive: pipeline.positive,
    result: {
      set,
      fold,
      score: metricOf[metric].score(actual, prediction),
      outOfFold: chosen.score!,
      seconds,
      cpuSeconds: (used.user + used.system) / 1e6,
      chosen: JSON.stringify(pipeline.recipe.members, (key, value: unknown) => (key === 'params' ? undefined : value)),
      ...(prediction.task !== 'regression' && { probabilities: probabilityScores(actual, prediction) }),
      ...(lower && upper && { covered: coveredOf(actual, prediction.values, lower, upper) }),
    },
  }
}

/** Rows inside their interval and all rows, in fifths of the prediction. */
function coveredOf(
  actual: Float64Array,
  predicted: Float64Array,
  lower: Float64Array,
  upper: Float64Array,
): NonNullable<FoldResult['covered']> {
  const order = Array.from(actual.keys()).sort((a, b) => predicted[a] - predicted[b] || a - b)
  return Array.from({ length: 5 }, (_, fifth) => {
    const rows = order.slice(Math.floor((fifth * order.length) / 5), Math.floor(((fifth + 1) * order.length) / 5))
    const inside = rows.filter((row) => actual[row] >= lower[row] && actual[row] <= upper[row]).length
    return { inside, rows: rows.length }
  })
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
