import { columnSetOf } from '../features/column-set-of.ts'
import { decisionRuleOf } from '../fitted/decision-rule-of.ts'
import type { FittedPipeline } from '../fitted/fitted-pipeline.ts'
import { finishResponse } from '../fitted/predict-guarded.ts'
import { reorderedFeatures } from '../fitted/reordered-features.ts'
import type { Target } from '../matrix/feature-matrix.ts'
import type { Prediction } from '../matrix/prediction.ts'
import type { Metric } from '../metrics/metric.ts'
import type { Model } from '../models/model.ts'
import { predictChanges } from '../models/predict-changes.ts'
import type { Dataset } from '../table/dataset.ts'
import { invalid } from '../util/error.ts'
import { randomFrom, type Random } from '../util/random.ts'
import type { RunOptions } from '../util/run-options.ts'
import { shuffleInPlace } from '../util/shuffle.ts'
import { breathe } from '../util/yield-to-event-loop.ts'
import { jackknifeHalfWidth } from './jackknife-interval.ts'

/**
 * How much worse the score gets when a column is shuffled. `lower` and `upper` are the 95 % interval for other rows and other shuffles:
 * what the same model would show on as many rows drawn anew.
 */
export interface ColumnImportance {
  readonly column: string
  readonly value: number
  readonly lower: number
  readonly upper: number
}

export interface ImportanceRequest {
  readonly pipeline: FittedPipeline
  readonly dataset: Dataset
  /** Rows that the pipeline has not seen. */
  readonly rows: Int32Array
  /** Class or value of each of these rows, by row of the dataset. */
  readonly y: Target
  readonly metric: Metric
  /** Shuffles of each column; default 3: more rows narrow the interval, more shuffles of the same rows hardly do. */
  readonly repeats?: number
}

/** Parts of the rows that are left out in turn for the interval. */
const mostParts = 10
const usualRepeats = 3
const mostRows = 1000
const fewestRows = 60
/** Trees walked in all, so that a wide table with a large blend stays a matter of seconds. */
const mostWalks = 1e7

/**
 * Importance by permutation (Breiman 2001; Fisher, Rudin and Dominici 2019) of every input column, most important first.
 * Shuffled are the raw columns, so that all features made of one move together.
 */
export async function permutationImportance(
  { pipeline, dataset, rows, y, metric, repeats: asked }: ImportanceRequest,
  run: RunOptions = {},
): Promise<readonly ColumnImportance[]> {
  const names = pipeline.inputs.map(({ name }) => name)
  const repeats = asked ?? usualRepeats
  if (!(Number.isInteger(repeats) && repeats >= 1)) throw invalid('repeats', repeats, 'a whole number ≥ 1')
  const seed = run.seed ?? 0
  const some = sampleRows(rows, rowCountFor(pipeline, names.length * repeats), randomFrom(seed, 'importance rows'))
  const { matrix, reordered } = reorderedFeatures(pipeline, columnSetOf(dataset, some, names))
  const respond = predictChanges(pipeline.model, matrix)
  const actual = Float64Array.from(some, (row) => y[row])
  const rule = decisionRuleOf(pipeline)
  const score = (of: Target, predicted: Prediction) => metric.score(of, predicted, undefined, rule)
  const before = finishResponse(pipeline, respond(matrix))
  const sign = metric.greaterIsBetter ? 1 : -1
  const loss = (of: Target, unshuffled: Prediction, after: Prediction) =>
    sign * (score(of, unshuffled) - score(of, after))
  const partOf = parts(some.length, seed)
  const importances: ColumnImportance[] = []
  for (const [index, name] of names.entries()) {
    run.onProgress?.({ stage: 'explain', done: index, total: names.length, message: name })
    const losses: number[][] = []
    for (let repeat = 0; repeat < repeats; repeat++) {
      await breathe(run.signal)
      const order = shuffleInPlace(Int32Array.from(some.keys()), randomFrom(seed, 'importance', name, repeat))
      const after = finishResponse(pipeline, respond(reordered(name, order)))
      const withoutPart = (rows: Int32Array) =>
        loss(takeNumbers(actual, rows), takeRows(before, rows), takeRows(after, rows))
      losses.push([loss(actual, before, after), ...rowsWithoutParts(partOf, order).map(withoutPart)])
    }
    importances.push({ column: name, ...spreadOf(losses) })
  }
  return importances.sort((a, b) => b.value - a.value)
}

function rowCountFor({ model }: FittedPipeline, shuffles: number): number {
  const walks = Math.max(1, shuffles * treeCount(model))
  return Math.max(fewestRows, Math.min(mostRows, Math.floor(mostWalks / walks)))
}

function treeCount(model: Model): number {
  if (model.format === 'blend') return model.members.reduce((sum, member) => sum + treeCount(member.model), 0)
  return model.format === 'trees' ? model.roots.length : 1
}

function sampleRows(rows: Int32Array, count: number, random: Random): Int32Array {
  if (rows.length <= count) return rows
  return shuffleInPlace(rows.slice(), random).subarray(0, count).sort()
}

/** The part of each row, at random and of equal size. */
function parts(rowCount: number, seed: number): Int32Array {
  const numbers = Int32Array.from({ length: rowCount }, (_, i) => i % Math.min(mostParts, rowCount))
  return shuffleInPlace(numbers, randomFrom(seed, 'importance parts'))
}

/** For each part the rows that neither stand in it nor got their cell from it: what a shuffle would be without these rows. */
function rowsWithoutParts(partOf: Int32Array, order: Int32Array): readonly Int32Array[] {
  return Array.from({ length: Math.min(mostParts, order.length) }, (_, part) => {
    const rows = new Int32Array(order.length)
    let count = 0
    for (let row = 0; row < rows.length; row++) {
      rows[count] = row
      if (partOf[row] !== part && partOf[order[row]] !== part) count++
    }
    return rows.subarray(0, count)
  })
}

function takeNumbers(numbers: Float64Array, rows: Int32Array): Float64Array {
  const taken = new Float64Array(rows.length)
  for (let i = 0; i < rows.length; i++) taken[i] = numbers[rows[i]]
  return taken
}

function takeRows({ task, width, values }: Prediction, rows: Int32Array): Prediction {
  const taken = new Float64Array(rows.length * width)
  for (let i = 0, at = 0; i < rows.length; i++)
    for (let k = 0; k < width; k++) taken[at++] = values[rows[i] * width + k]
  return { task, width, rowCount: rows.length, values: taken }
}

/** `losses`: by shuffle, of all rows, then without each part. */
function spreadOf(losses: readonly (readonly number[])[]): Omit<ColumnImportance, 'column'> {
  const [value, ...withoutParts] = losses[0].map(
    (_, at) => losses.reduce((sum, loss) => sum + loss[at], 0) / losses.length,
  )
  const half = jackknifeHalfWidth(withoutParts)
  return { value, lower: value - half, upper: value + half }
}
