import { columnSetOf } from '../features/column-set-of.ts'
import type { FittedPipeline } from '../fitted/fitted-pipeline.ts'
import { predictColumns } from '../fitted/predict-guarded.ts'
import type { Target } from '../matrix/feature-matrix.ts'
import type { Metric } from '../metrics/metric.ts'
import type { Model } from '../models/model.ts'
import type { Dataset } from '../table/dataset.ts'
import { invalid } from '../util/error.ts'
import { randomFrom, type Random } from '../util/random.ts'
import type { RunOptions } from '../util/run-options.ts'
import { shuffleInPlace } from '../util/shuffle.ts'
import { studentT } from '../util/student-t.ts'
import { breathe } from '../util/yield-to-event-loop.ts'

type ColumnSet = ReturnType<typeof columnSetOf>
type ColumnData = ColumnSet['columns'] extends ReadonlyMap<string, infer D> ? D : never

/** How much worse the score gets when a column is shuffled; `lower` and `upper` are the 95 % interval over shuffles. */
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
  /** Shuffles of each column; default 5, fewer for wide tables. */
  readonly repeats?: number
}

const mostRepeats = 5
const fewestRepeats = 3
/** From so many columns on, columns are shuffled less often. */
const manyColumns = 30
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
  const repeats = asked ?? (names.length < manyColumns ? mostRepeats : fewestRepeats)
  if (!(Number.isInteger(repeats) && repeats >= 2)) throw invalid('repeats', repeats, 'a whole number ≥ 2')
  const some = sampleRows(
    rows,
    rowCountFor(pipeline, names.length * repeats),
    randomFrom(run.seed ?? 0, 'importance rows'),
  )
  const set = columnSetOf(dataset, some, names)
  const actual = Float64Array.from(some, (row) => y[row])
  const scoreOf = (columns: ColumnSet) =>
    metric.score(actual, predictColumns(pipeline, columns), undefined, pipeline.threshold)
  const before = scoreOf(set)
  const sign = metric.greaterIsBetter ? 1 : -1
  const importances: ColumnImportance[] = []
  for (const [index, name] of names.entries()) {
    run.onProgress?.({ stage: 'explain', done: index, total: names.length, message: name })
    const losses: number[] = []
    for (let repeat = 0; repeat < repeats; repeat++) {
      await breathe(run.signal)
      losses.push(
        sign * (before - scoreOf(withShuffled(set, name, randomFrom(run.seed ?? 0, 'importance', name, repeat)))),
      )
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

function withShuffled({ rowCount, columns }: ColumnSet, name: string, random: Random): ColumnSet {
  const shuffled = new Map(columns)
  shuffled.set(name, shuffledColumn(columns.get(name)!, random))
  return { rowCount, columns: shuffled }
}

function shuffledColumn(column: ColumnData, random: Random): ColumnData {
  return column.kind === 'number'
    ? { ...column, values: shuffleInPlace(column.values.slice(), random) }
    : { ...column, codes: shuffleInPlace(column.codes.slice(), random) }
}

function spreadOf(losses: readonly number[]): Omit<ColumnImportance, 'column'> {
  const value = losses.reduce((sum, loss) => sum + loss, 0) / losses.length
  const variance = losses.reduce((sum, loss) => sum + (loss - value) * (loss - value), 0) / (losses.length - 1)
  const half = studentT(losses.length - 1) * Math.sqrt(variance / losses.length)
  return { value, lower: value - half, upper: value + half }
}
