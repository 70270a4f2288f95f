import type { FeatureMatrix, Target } from '../matrix/feature-matrix.ts'
import { gradientBoosting } from '../learners/gradient-boosting.ts'
import type { Learner } from '../learners/learner.ts'
import type { Model } from '../models/model.ts'
import { randomFrom, type Random } from '../util/random.ts'
import type { RunOptions } from '../util/run-options.ts'
import { shuffleInPlace } from '../util/shuffle.ts'
import type { ResolvedTarget } from './resolve-target.ts'

/** Columns up to which all are kept: a model of trees finds its way among them. */
export const manyColumns = 60
/** Columns that are kept however little they help. */
const fewestKept = 30
/** Shuffled columns, which cannot help: what they seem to bring is chance. */
const shadowCount = 20
const booster: Learner = gradientBoosting as unknown as Learner
const quick = { nEstimators: 60, numLeaves: 15, learningRate: 0.1, featureFraction: 0.5, subsample: 0.8, maxBins: 63 }

interface Rows {
  readonly matrix: FeatureMatrix
  readonly y: Target
  readonly weights: Float64Array | null
  readonly trainRows: Int32Array
}

/**
 * The source columns that help trees more than chance does, of many: their gain in a quick model is above the mean gain of
 * shuffled columns (M. Kursa and W. Rudnicki, "Feature selection with the Boruta package", 2010). Null when all may stay.
 */
export async function helpfulColumns(
  encoded: Rows,
  target: ResolvedTarget,
  seed: number,
  run: RunOptions,
): Promise<ReadonlySet<string> | null> {
  const sources = [...new Set(encoded.matrix.features.map(({ source }) => source))]
  if (sources.length <= manyColumns) return null
  const { model } = await booster.fit(withShadows(encoded.matrix, randomFrom(seed, 'shadows')), encoded.y, quick, {
    seed,
    task: target.task,
    classes: target.task === 'regression' ? 1 : target.classes.length,
    rows: encoded.trainRows,
    ...(encoded.weights && { weights: encoded.weights }),
    ...(run.signal && { signal: run.signal }),
  })
  const gains = gainOfFeatures(model, encoded.matrix.features.length + shadowCount)
  const gainOf = new Map(sources.map((source) => [source, 0]))
  encoded.matrix.features.forEach(({ source }, j) => gainOf.set(source, gainOf.get(source)! + gains[j]))
  const chance = gains.subarray(encoded.matrix.features.length).reduce((sum, gain) => sum + gain, 0) / shadowCount
  const ranked = [...sources].sort((a, b) => gainOf.get(b)! - gainOf.get(a)! || sources.indexOf(a) - sources.indexOf(b))
  return new Set(ranked.filter((source, rank) => rank < fewestKept || gainOf.get(source)! > chance))
}

function withShadows(matrix: FeatureMatrix, random: Random): FeatureMatrix {
  const shadows = Array.from({ length: shadowCount }, () => random.integer(matrix.features.length))
  return {
    rowCount: matrix.rowCount,
    features: [...matrix.features, ...shadows.map((j) => matrix.features[j])],
    columns: [...matrix.columns, ...shadows.map((j) => shuffleInPlace(matrix.columns[j].slice(), random))],
  }
}

function gainOfFeatures(model: Model, count: number): Float64Array {
  const gains = new Float64Array(count)
  if (model.format === 'trees')
    model.gain.forEach((gain, node) => {
      if (model.left[node] >= 0) gains[model.feature[node]] += gain
    })
  return gains
}
